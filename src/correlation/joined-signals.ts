/** Kinds of event that a drone, its pilot or its launch may bring about; `other` is everything else. */
export const SIGNALS = ['wireless', 'navigation', 'new-device', 'silence', 'dark-vessel', 'other'] as const;
export type Signal = (typeof SIGNALS)[number];

/** What each is called in a sentence. */
export const SIGNAL_NAMES: Readonly<Record<Signal, string>> = {
  wireless: 'interference with wireless networks',
  navigation: 'interference with satellite navigation',
  'new-device': 'a new device on the network',
  silence: 'a sensor or link that fell silent',
  'dark-vessel': 'a vessel that stopped sending AIS',
  other: 'an alert of another kind',
};

/** Searched in signature and title, in this order. */
const PATTERNS: readonly (readonly [Signal, RegExp])[] = [
  [
    'dark-vessel',
    /\bais\b.{0,40}\b(dark|gap|silen|lost|off|stopp|ceas|disappear)|dark[ -]?vessel|vessel.{0,20}went dark/i,
  ],
  ['navigation', /\b(gnss|gps|galileo|glonass|beidou)\b.{0,40}(spoof|jam|interfer|loss|lost|anomal|integrity)/i],
  [
    'wireless',
    /de-?auth|disassoc|evil.?twin|rogue.{0,4}(ap|access.?point)|wifi.{0,20}(attack|flood|jam)|(wireless|rf|radio).{0,20}(jam|interfer|attack)/i,
  ],
  [
    'new-device',
    /(new|unknown|rogue|unauthori[sz]ed|unexpected|foreign).{0,20}(device|host|station|asset|mac|endpoint)|(device|host|mac).{0,30}(first seen|never seen|not seen before)/i,
  ],
  [
    'silence',
    /watch:silence|(sensor|camera|radar|link|receiver).{0,40}(silent|down|lost|offline|blind|unreachable|no signal)|loss of (signal|video|link)/i,
  ],
];

const known = new Map<string, Signal>();
const MOST_KNOWN = 10_000;

/** What sort of event an alert tells of, from its signature and title. */
export function signalOf(signature: string, title: string): Signal {
  const text = `${signature} ${title}`;
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}
