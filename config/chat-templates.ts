import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { packageRoot } from './package-root.ts';

/** How the text of others is kept from meaning something to whoever shows it. */
export const ESCAPES = ['none', 'slack', 'markdown', 'html'] as const;
export type Escape = (typeof ESCAPES)[number];

/** What may stand between double braces in a template's texts. */
export const PLACEHOLDERS = [
  'headline',
  'lines',
  'case',
  'severity',
  'priority',
  'status',
  'site',
  'url',
  'exercise',
  'room',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** How one kind of chat wants to be written to: JSON whose texts hold placeholders. */
export interface ChatTemplate {
  readonly escape: Escape;
  readonly body: TemplateJson;
  /** It names the place within the chat by `{{room}}`, which a channel then has to give. */
  readonly needsRoom: boolean;
}
export type TemplateJson =
  string | number | boolean | null | readonly TemplateJson[] | { readonly [name: string]: TemplateJson };

export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * Reads the templates out of a file, by name; a relative path starts at the project's folder.
 * @throws Error that says what is wrong with the file.
 */
export function readChatTemplates(path: string): ReadonlyMap<string, ChatTemplate> {
  let text: string;
  try {
    text = readFileSync(resolve(packageRoot, path), 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read`, { cause });
  }
  return parseChatTemplates(text);
}

/** @throws Error that says what is wrong with the text. */
export function parseChatTemplates(text: string): ReadonlyMap<string, ChatTemplate> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error('it is no JSON', { cause });
  }
  if (!isObject(value) || Object.keys(value).length === 0) throw new Error('it is no JSON object of templates');
  return new Map(Object.entries(value).map(([name, given]) => [name, template(name, given)]));
}

function template(name: string, given: unknown): ChatTemplate {
  if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) throw new Error(`"${name}" is no name of a template`);
  if (!isObject(given) || !isObject(given['body'])) throw new Error(`${name} has no body`);
  const escape = ESCAPES.find((one) => one === given['escape']);
  if (escape === undefined) throw new Error(`${name}.escape must be one of ${ESCAPES.join(', ')}`);
  const stranger = Object.keys(given).find((field) => field !== 'escape' && field !== 'body');
  if (stranger !== undefined) throw new Error(`${name} has a field "${stranger}" that means nothing`);
  const body = given['body'] as TemplateJson;
  const used = [...JSON.stringify(body).matchAll(PLACEHOLDER)].map(([, placeholder = '']) => placeholder);
  const unknown = used.find((one) => !(PLACEHOLDERS as readonly string[]).includes(one));
  if (unknown !== undefined) throw new Error(`${name} holds {{${unknown}}}, which stands for nothing`);
  return { escape, body, needsRoom: used.includes('room') };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
