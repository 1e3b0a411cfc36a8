/** Zone of each nation's capital: what people there read on the wall. IANA names by ISO 3166-1 code. */
const ZONES: Readonly<Record<string, string>> = {
  AU: 'Australia/Sydney',
  BN: 'Asia/Brunei',
  CN: 'Asia/Shanghai',
  ID: 'Asia/Jakarta',
  JP: 'Asia/Tokyo',
  KH: 'Asia/Phnom_Penh',
  KR: 'Asia/Seoul',
  LA: 'Asia/Vientiane',
  MM: 'Asia/Yangon',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PH: 'Asia/Manila',
  SG: 'Asia/Singapore',
  TH: 'Asia/Bangkok',
  TL: 'Asia/Dili',
  VN: 'Asia/Ho_Chi_Minh',
};

export const nationZone = (nation: string): string | null => ZONES[nation] ?? null;
