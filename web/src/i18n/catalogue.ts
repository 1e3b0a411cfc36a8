import { i18n, type Messages } from '@lingui/core';
import { type Language, LANGUAGES } from './languages.ts';

/** Written out, because a bundler follows only names that stand in the code. */
const LOADERS: Readonly<Record<Language, () => Promise<{ default: Messages }>>> = {
  en: () => import('virtual:locale/en'),
  ko: () => import('virtual:locale/ko'),
  id: () => import('virtual:locale/id'),
  ms: () => import('virtual:locale/ms'),
  vi: () => import('virtual:locale/vi'),
  th: () => import('virtual:locale/th'),
  km: () => import('virtual:locale/km'),
  lo: () => import('virtual:locale/lo'),
  my: () => import('virtual:locale/my'),
  fil: () => import('virtual:locale/fil'),
  tet: () => import('virtual:locale/tet'),
  zh: () => import('virtual:locale/zh'),
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
  return (await LOADERS[language]()).default;
}
