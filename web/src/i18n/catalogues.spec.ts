import { compileMessage } from '@lingui/message-utils/compileMessage';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from './languages.ts';

const FOLDER = fileURLToPath(new URL('../../locales', import.meta.url));

/** Screens that are in every language: what is not translated is shown in English without a word. */
const WHOLE = [
  'app',
  'inbox',
  'keys',
  'objects',
  'phase',
  'queue',
  'related',
  'retention',
  'room',
  'sign-in',
  'told',
  'why',
];

/** Messages of one screen by id. */
const screenOf = (language: string, screen: string): Record<string, string> =>
  JSON.parse(readFileSync(join(FOLDER, language, `${screen}.json`), 'utf8')) as Record<string, string>;

/** Messages of a language by id, those of all screens. */
function messagesOf(language: string): Map<string, string> {
  const screens = readdirSync(join(FOLDER, language)).map((file) => basename(file, '.json'));
  return new Map(screens.flatMap((screen) => Object.entries(screenOf(language, screen))));
}

/** Names of the values a message shows, and of those that only choose between its forms: `{n, plural, one {is} other {are}}`. */
interface Values {
  shown: Set<string>;
  chosenBy: Set<string>;
}

function valuesOf(compiled: unknown, values: Values = { shown: new Set(), chosenBy: new Set() }): Values {
  if (!Array.isArray(compiled)) return values;
  for (const token of compiled as unknown[]) {
    if (!Array.isArray(token)) continue;
    const [name, , choices] = token as [string, string | undefined, unknown];
    const forms = typeof choices === 'object' && choices !== null ? Object.values(choices) : [];
    const counts = forms.length === 0 || forms.some((form) => Array.isArray(form) && form.includes('#'));
    (counts ? values.shown : values.chosenBy).add(name);
    for (const form of forms) valuesOf(form, values);
  }
  return values;
}

const english = messagesOf('en');
const folders = readdirSync(FOLDER);
const others = folders.filter((language) => language !== 'en');

describe('catalogues', () => {
  it('are of the languages there are, one folder each', () => {
    expect(folders.sort()).toEqual(Object.keys(LANGUAGES).sort());
    expect(others.every((language) => existsSync(join(FOLDER, language, 'app.json')))).toBe(true);
  });

  it('name each message once, after the screen whose file it is in', () => {
    for (const language of folders) {
      const ids = readdirSync(join(FOLDER, language)).flatMap((file) =>
        Object.keys(JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')) as object),
      );
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('are complete in Korean', () => {
    const korean = messagesOf('ko');
    expect([...english.keys()].filter((id) => !korean.has(id))).toEqual([]);
  });

  it.each(others)('are complete in %s for the screens of a watch and of an administrator', (language) => {
    const missing = WHOLE.flatMap((screen) => {
      const own = new Set(Object.keys(screenOf(language, screen)));
      return Object.keys(screenOf('en', screen)).filter((id) => !own.has(id));
    });
    expect(missing).toEqual([]);
  });

  it.each(others)('have in %s no message English has not got', (language) => {
    expect([...messagesOf(language).keys()].filter((id) => !english.has(id))).toEqual([]);
  });

  it.each(folders)('are well formed in %s, and say something', (language) => {
    const wrong = [...messagesOf(language)].filter(([, text]) => {
      try {
        compileMessage(text);
        return text.trim() === '';
      } catch {
        return true;
      }
    });
    expect(wrong).toEqual([]);
  });

  it.each(others)('show in %s the values English shows, and ask for no other', (language) => {
    const differing = [...messagesOf(language)]
      .map(([id, text]) => ({
        id,
        own: valuesOf(compileMessage(text)),
        english: valuesOf(compileMessage(english.get(id) ?? '')),
      }))
      .filter(({ own, english }) => {
        const [asked, given] = [all(own), all(english)];
        return [...asked].some((name) => !given.has(name)) || [...english.shown].some((name) => !own.shown.has(name));
      });
    expect(differing).toEqual([]);
  });

  it('are read rightly here', () => {
    const read = (text: string) => {
      const { shown, chosenBy } = valuesOf(compileMessage(text));
      return [[...shown], [...chosenBy]];
    };
    expect(read('plain')).toEqual([[], []]);
    expect(read('{a} and {b}')).toEqual([['a', 'b'], []]);
    expect(read('{count, plural, =0 {none} one {# of {all}} other {# of {all}}}')).toEqual([['count', 'all'], []]);
    expect(read('{names} {count, plural, one {is} other {are}}')).toEqual([['names'], ['count']]);
  });
});

const all = ({ shown, chosenBy }: Values): Set<string> => new Set([...shown, ...chosenBy]);
