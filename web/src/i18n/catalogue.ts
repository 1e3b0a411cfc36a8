import { i18n, type Messages } from '@lingui/core';

/** Languages of the console by their BCP 47 tag, each named in itself. */
export const LANGUAGES = {
  en: 'English',
  ko: '한국어',
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  vi: 'Tiếng Việt',
  th: 'ไทย',
  km: 'ខ្មែរ',
  lo: 'ລາວ',
  my: 'မြန်မာ',
  fil: 'Filipino',
  tet: 'Tetun',
  zh: '中文',
} as const;
export type Language = keyof typeof LANGUAGES;

/** Written out, because a bundler follows only names that stand in the code. */
const LOADERS: Partial<Record<Language, () => Promise<{ default: Messages }>>> = {
  en: () => import('virtual:locale/en'),
  ko: () => import('virtual:locale/ko'),
};

const isLanguage = (tag: string): tag is Language => tag in LANGUAGES;

/** The person's choice, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (stored !== null && isLanguage(stored)) return stored;
  return wanted.map((tag) => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en';
}

/** Loads a language over English, so that a text nobody has translated yet is English and never an id. */
export async function activateLanguage(language: Language): Promise<void> {
  const english = await catalogue('en');
  const own = language === 'en' ? {} : await catalogue(language);
  i18n.loadAndActivate({ locale: language, messages: { ...english, ...own } });
  document.documentElement.lang = language;
}

async function catalogue(language: Language): Promise<Messages> {
  return (await LOADERS[language]?.())?.default ?? {};
}
