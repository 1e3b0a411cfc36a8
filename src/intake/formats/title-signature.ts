import { safeText } from './safe-text.ts';

/**
 * A signature for events whose sender names none: format, what names it has, and the title with its numbers taken
 * out, so that "port 22" and "port 23" are one sort of event. Joined with colons, each part at most 80 characters.
 */
export function signatureOf(format: string, names: readonly string[], title: string): string {
  const parts = [format, ...names, title.replace(/\d+/g, '#')];
  return parts
    .map((part) => safeText(part.toLowerCase().replace(/\s+/g, ' '), 80))
    .filter((part) => part !== '')
    .join(':');
}
