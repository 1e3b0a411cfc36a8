import type { ItemScript } from './contract.ts';
import { durationText } from './sim-clock.ts';

type Script = ItemScript['script'];

export const ITEM_KINDS = ['information', 'inject', 'facilitation', 'contingency'] as const;
export const TOLD_FIELDS = {
  message: ['subject', 'text'],
  media: ['outlet', 'headline', 'text'],
  phone_manual: ['script'],
} as const;
export const CHANNELS = ['message', 'media', 'phone_manual', 'alert', 'report', 'track', 'ais'] as const;
export type Channel = (typeof CHANNELS)[number];
/** What the journal may be asked for in short; anything else is kept as it is written. */
export const DONE = [
  'detected',
  'acknowledged',
  'assigned',
  'triaged',
  'contained',
  'closed',
  'closed_as_harmless',
  'noted',
] as const;
const OWN = new Set<string>([
  'code',
  'kind',
  'title',
  'to',
  'from',
  'at',
  'by_hand',
  'after',
  'notes',
  'expectations',
  ...CHANNELS,
]);

export interface ExpectationDraft {
  /** Tells rows apart while they are edited. */
  key: number;
  code: string;
  cell: string;
  text: string;
  metric: string;
  within: string;
  required: boolean;
  /** `person`, one of {@link DONE}, or `kept`. */
  judge: string;
  /** What no field shows: the predicate as it is written, an objective. */
  kept: Script;
}

/** An item as it is being written. */
export interface ItemDraft {
  code: string;
  kind: string;
  title: string;
  to: readonly string[];
  from: string;
  when: 'at' | 'by_hand' | 'after';
  at: string;
  channel: Channel;
  /** Of what people are told, by field. */
  told: Readonly<Record<string, string>>;
  /** Of what goes to intake, as JSON. */
  body: string;
  notes: string;
  expectations: readonly ExpectationDraft[];
  /** What no field shows, kept as it is. */
  kept: Script;
}

/** What is there to begin with where a sensor, or a person at a site, speaks. */
const BODIES: Readonly<Record<'alert' | 'report' | 'track' | 'ais', unknown>> = {
  alert: {
    sensor: '',
    format: 'native',
    bodies: [{ externalId: '$id', kind: 'cyber', occurredAt: '$now', title: '', severity: 70 }],
  },
  report: { siteCode: '', text: '' },
  track: { flights: [] },
  ais: { sensor: '', format: 'nmea-ais', bodies: [] },
};

export const isTold = (channel: Channel): channel is keyof typeof TOLD_FIELDS => channel in TOLD_FIELDS;

export function bodyOf(channel: Channel): string {
  return isTold(channel) ? '' : JSON.stringify(BODIES[channel], null, 2);
}

/** A code nothing has yet: `X1`, `X2` … for what was not in the script that was frozen. */
export function freeCode(codes: readonly string[]): string {
  for (let number = 1; ; number += 1) if (!codes.includes(`X${String(number)}`)) return `X${String(number)}`;
}

/** Two minutes from now, on a whole minute: what is written now can still be told then. */
export function soon(simMs: number): string {
  return durationText((Math.floor(simMs / 60_000) + 3) * 60_000);
}

export function blankItem(codes: readonly string[], simMs: number): ItemDraft {
  return {
    code: freeCode(codes),
    kind: 'information',
    title: '',
    to: [],
    from: '',
    when: 'at',
    at: soon(simMs),
    channel: 'message',
    told: {},
    body: '',
    notes: '',
    expectations: [],
    kept: {},
  };
}

/** An item of the script, to be edited. */
export function draftOf(script: Script): ItemDraft {
  const channel = CHANNELS.find((one) => script[one] !== undefined) ?? 'message';
  const delivery = (script[channel] ?? {}) as Record<string, string>;
  const when = script['at'] !== undefined ? 'at' : script['after'] === undefined ? 'by_hand' : 'after';
  return {
    code: text(script['code']),
    kind: text(script['kind']),
    title: text(script['title']),
    to: (script['to'] ?? []) as string[],
    from: text(script['from']),
    when,
    at: text(script['at']),
    channel,
    told: isTold(channel) ? delivery : {},
    body: isTold(channel) ? '' : JSON.stringify(delivery, null, 2),
    notes: text(script['notes']),
    expectations: ((script['expectations'] ?? []) as Script[]).map(expectationOf),
    kept: {
      ...Object.fromEntries(Object.entries(script).filter(([key]) => !OWN.has(key))),
      ...(script['after'] !== undefined && { after: script['after'] }),
    },
  };
}

/** The same once more, soon, under a code of its own. */
export function copyOf(script: Script, codes: readonly string[], simMs: number): ItemDraft {
  const draft = draftOf(script);
  return { ...draft, code: freeCode(codes), when: draft.when === 'by_hand' ? 'by_hand' : 'at', at: soon(simMs) };
}

function expectationOf(script: Script, key: number): ExpectationDraft {
  const { code, cell, text: says, metric, within, required, ...kept } = script;
  const done = (kept['when'] as Script | undefined)?.['done'];
  const short = typeof done === 'string' && (DONE as readonly string[]).includes(done);
  return {
    key,
    code: text(code),
    cell: text(cell),
    text: text(says),
    metric: text(metric),
    within: text(within),
    required: required !== false,
    judge: kept['when'] === undefined ? 'person' : short ? done : 'kept',
    kept,
  };
}

export function withExpectation(draft: ItemDraft): ItemDraft {
  const key = 1 + Math.max(0, ...draft.expectations.map((one) => one.key));
  const codes = draft.expectations.map(({ code }) => code);
  const number = [...codes.keys(), codes.length].find((index) => !codes.includes(`e${String(index + 1)}`)) ?? 0;
  const added: ExpectationDraft = {
    key,
    code: `e${String(number + 1)}`,
    cell: draft.to[0] ?? '',
    text: '',
    metric: 'notify',
    within: '10m',
    required: true,
    judge: 'person',
    kept: {},
  };
  return { ...draft, expectations: [...draft.expectations, added] };
}

/** What is sent; null as long as the body is no JSON. Whether it is right the server says. */
export function scriptOf(draft: ItemDraft): Script | null {
  const { code, kind, title, to, from, when, at, channel, told, body, notes, expectations, kept } = draft;
  const { after, ...rest } = kept;
  let delivery: unknown;
  try {
    delivery = isTold(channel)
      ? Object.fromEntries(TOLD_FIELDS[channel].map((field) => [field, told[field] ?? '']))
      : JSON.parse(body);
  } catch {
    return null;
  }
  return {
    ...rest,
    code,
    kind,
    title,
    to: [...to],
    ...(from.trim() !== '' && { from }),
    ...(when === 'at' ? { at } : when === 'after' ? { after } : { by_hand: true }),
    ...(notes.trim() !== '' && { notes }),
    [channel]: delivery,
    ...(expectations.length > 0 && { expectations: expectations.map(writtenExpectation) }),
  };
}

function writtenExpectation({
  code,
  cell,
  text: says,
  metric,
  within,
  required,
  judge,
  kept,
}: ExpectationDraft): Script {
  const { when, ...rest } = kept;
  const told = { ...rest, code, cell, text: says, metric, within, required };
  return judge === 'person' ? told : { ...told, when: judge === 'kept' ? when : { done: judge } };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
