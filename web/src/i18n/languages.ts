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
