import type { Language } from '../i18n/languages.ts';

/** “This is an exercise, not real” in the language of each nation: who looks over a shoulder may read no other. */
const NOT_REAL: Partial<Record<Language, string>> = {
  en: 'This is not real',
  ko: '실제 상황이 아닙니다',
  id: 'Ini bukan kejadian nyata',
  ms: 'Ini bukan kejadian sebenar',
  vi: 'Đây không phải sự việc thật',
  th: 'ไม่ใช่เหตุการณ์จริง',
  km: 'នេះមិនមែនជាហេតុការណ៍ពិតទេ',
  lo: 'ນີ້ບໍ່ແມ່ນເຫດການຈິງ',
  my: 'ဤသည်မှာ အစစ်မဟုတ်ပါ',
  fil: 'Hindi ito totoong pangyayari',
  tet: "Ida-ne'e la'ós real",
  zh: '这不是真实事件',
};

const SPOKEN: Readonly<Record<string, readonly Language[]>> = {
  BN: ['ms'],
  ID: ['id'],
  KH: ['km'],
  KR: ['ko'],
  LA: ['lo'],
  MM: ['my'],
  MY: ['ms'],
  PH: ['fil'],
  SG: ['en', 'zh', 'ms'],
  TH: ['th'],
  TL: ['tet'],
  VN: ['vi'],
};

export interface Sentence {
  language: Language;
  text: string;
}

/** The sentence in English and in the languages of the nations that play, each once; the reader's own first. */
export function notReal(nations: readonly string[], own: string): Sentence[] {
  const wanted = new Set<string>([own, 'en', ...nations.flatMap((nation) => SPOKEN[nation] ?? [])]);
  return [...wanted].flatMap((tag) => {
    const language = tag as Language;
    const text = NOT_REAL[language];
    return text === undefined ? [] : [{ language, text }];
  });
}
