import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';

export type Words = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * What the console says in a language, by the id of the text: a spec of somebody who works in Korean knows no Korean but this.
 * Fills in what stands in braces; texts that count have to be matched otherwise.
 * @throws Error where there is no such text, or a value it needs was not given.
 */
export function wordsIn(language: string): Words {
  const folder = join(packageRoot, 'web/locales', language);
  const texts: Record<string, string> = Object.assign(
    {},
    ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object),
  ) as Record<string, string>;
  return (id, values = {}) => {
    const text = texts[id];
    if (text === undefined) throw new Error(`There is no text ${id} in ${language}`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${id} needs ${name}`);
      return String(value);
    });
  };
}
