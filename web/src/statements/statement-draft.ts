import { LANGUAGES } from '../i18n/languages.ts';
import type { Tlp } from '../parts/marking-chip.tsx';

export interface DraftText {
  language: string;
  text: string;
}

/** A statement as it is being written. */
export interface Draft {
  title: string;
  texts: DraftText[];
  /** Empty where the organisation's default holds. */
  tlp: Tlp | '';
}

/** Languages that are offered: those of the console, and more that are spoken in the region. */
export const OFFERED: readonly string[] = [...Object.keys(LANGUAGES), 'ta', 'pt', 'ja'];

export function emptyDraft(language: string): Draft {
  return { title: '', texts: [{ language, text: '' }], tlp: '' };
}

/** What was kept of a draft; the given one where nothing was, or nothing that is one. */
export function readDraft(kept: string, otherwise: Draft): Draft {
  try {
    const value: unknown = JSON.parse(kept);
    return isDraft(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { title, texts, tlp } = value as Partial<Record<keyof Draft, unknown>>;
  return (
    typeof title === 'string' &&
    typeof tlp === 'string' &&
    Array.isArray(texts) &&
    texts.length > 0 &&
    texts.every((one: Partial<DraftText> | null) => typeof one?.language === 'string' && typeof one.text === 'string')
  );
}

/** What is sent; undefined while something is missing. */
export function bodyOf({ title, texts }: Draft): { title: string; texts: DraftText[] } | undefined {
  const said = texts.map(({ language, text }) => ({ language, text: text.trim() }));
  const complete = title.trim() !== '' && said.every(({ text }) => text !== '');
  return complete ? { title: title.trim(), texts: said } : undefined;
}

/** A language that is not in it yet, in the order they are offered in. */
export function nextLanguage({ texts }: Draft): string | undefined {
  return OFFERED.find((language) => texts.every((one) => one.language !== language));
}
