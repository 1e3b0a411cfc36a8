import type { MessageId } from '../i18n/message-id.ts';

export type Facts = Readonly<Record<string, unknown>>;
export type Say = (id: MessageId, values?: Facts) => string;

export const given = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

/** With a capital, where what it begins with is a word and no name somebody gave. */
export function begun(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence, if all it shows is there, and why where that is known. */
export function sentence(say: Say, id: MessageId, values: Facts, why = ''): string | undefined {
  if (!Object.values(values).every(given)) return undefined;
  const main = say(id, values);
  return why === '' ? main : say('told.why', { told: main, why });
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');
export const isObject = (value: unknown): value is Facts => typeof value === 'object' && value !== null;
export const flag = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');

/** What a person gave as the reason, by itself or with who they are. */
export function reason(value: unknown): string {
  const text = isObject(value) ? value['text'] : value;
  return given(text) ? withoutStop(String(text).trim()) : '';
}

/** The reasons of correlation: the first two, and how many more. */
export function because(value: unknown, say: Say): string {
  const texts = (Array.isArray(value) ? value : []).map(reason).filter((text) => text !== '');
  const more = texts.length > 2 ? say('told.andMore', { count: texts.length - 2 }) : '';
  return `${texts.slice(0, 2).join('; ')}${more}`;
}

export const caseName = (number: unknown): string | undefined =>
  typeof number === 'number' ? `BW-${String(number)}` : undefined;

export const KNOWN = {
  status: ['new', 'triaged', 'active', 'contained', 'closed', 'merged'],
  closeReason: ['resolved', 'false_positive', 'benign', 'duplicate', 'not_actionable', 'exercise_ended', 'other'],
  taskState: ['open', 'done', 'cancelled'],
  thing: ['case', 'alert', 'note', 'task', 'observable', 'evidence'],
  zone: ['warning', 'critical'],
  change: ['title', 'severity', 'priority'],
  verb: ['acknowledge', 'reject', 'ignore', 'clear'],
  verdict: ['approve', 'refuse', 'abstain'],
} as const;

export function known<Of extends keyof typeof KNOWN>(of: Of, value: unknown): (typeof KNOWN)[Of][number] | undefined {
  return (KNOWN[of] as readonly (typeof KNOWN)[Of][number][]).find((one) => one === value);
}

/** A word of the catalogue for a value of the server's, if it is one of those known here. */
export function word<Of extends keyof typeof KNOWN>(
  of: Of,
  value: unknown,
  id: (one: (typeof KNOWN)[Of][number]) => MessageId,
  say: Say,
): string | undefined {
  const one = known(of, value);
  return one === undefined ? undefined : say(id(one));
}

/** The new marking and the former; PAP only where it changed. */
export function marking({ from, to, pap }: Facts): { from: string | undefined; to: string | undefined } {
  const ends = isObject(pap) ? pap : {};
  const changed = ends['from'] !== ends['to'];
  const label = (tlp: unknown, end: 'from' | 'to'): string | undefined =>
    given(tlp) && (!changed || given(ends[end]))
      ? `TLP:${String(tlp)}${changed ? ` PAP:${String(ends[end])}` : ''}`
      : undefined;
  return { from: label(from, 'from'), to: label(to, 'to') };
}

export const thing = (value: unknown, say: Say): string | undefined =>
  word('thing', value, (one) => `told.thing.${one}`, say);

export function object({ class: kind = 'object', identity }: Facts, say: Say): string | undefined {
  if (!given(identity)) return sentence(say, 'told.unidentified', { kind });
  return sentence(say, 'told.object', { kind, identity });
}

export function changes(value: unknown, say: Say): string | undefined {
  const all = Object.entries(isObject(value) ? value : {}).map(([field, change]) => {
    const one = known('change', field);
    if (one === undefined || !isObject(change)) return undefined;
    const { from, to } = change;
    return sentence(say, `told.change.${one}`, one === 'title' ? { to } : { from, to });
  });
  return all.length === 0 || all.includes(undefined) ? undefined : all.join('; ');
}

/** What was seen of an object: where, and by which sensors. */
export function seenBy({ zone, tracks }: Facts): Facts {
  const sensors = (Array.isArray(tracks) ? tracks : []).map((track: unknown) =>
    isObject(track) ? track['sensor'] : '',
  );
  const names = [...new Set(sensors.filter(given))].join(', ');
  return { zone: given(zone) ? zone : 'outside', seen: flag(names !== ''), sensors: names };
}
