import type { Json, JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';

type SharingType = Extract<JournalType, `release.${string}` | `share.${string}` | `match.${string}`>;

/** What the timeline says of releases and of what was received, beside what it says of the case itself. */
export const SHARING_SENTENCES: Readonly<Record<SharingType, (data: JsonObject, by: string) => string>> = {
  'release.prepared': (_, by) => `${by} prepared a release of the case`,
  'release.approval_asked': () => 'An approval of a release was asked for',
  'release.approval_given': (data, by) =>
    `${by} ${VERDICTS[text(data['verdict'])] ?? 'decided on'} a release of the case`,
  'release.published': (_, by) => `${by} published a release of the case`,
  'release.updated': () => 'What recipients see of the case was brought up to date',
  'release.refused': (data) => `A release of the case was refused${because(data['reason'])}`,
  'release.recalled': (data, by) => `${by} recalled a release of the case${because(data['reason'])}`,
  'release.expired': () => 'A release of the case expired',
  'release.acknowledged': () => 'A recipient acknowledged a release of the case',
  'release.forwarded': () => 'A recipient passed a release of the case on',
  'share.received': () => 'Something was shared with us',
  'share.updated': () => 'Something shared with us was brought up to date',
  'share.withdrawn': () => 'Something shared with us was withdrawn',
  'share.acknowledged': (_, by) => `${by} acknowledged something shared with us`,
  'share.forwarded': (_, by) => `${by} passed on something shared with us`,
  'share.approval_given': (data, by) =>
    `${by} ${VERDICTS[text(data['verdict'])] ?? 'decided on'} a release meant for us`,
  'match.proposed': (data) => `Comparing indicators${partner(data)} was proposed`,
  'match.agreed': (data) => `Comparing indicators${partner(data)} was agreed`,
  'match.revoked': (data) => `Comparing indicators${partner(data)} was ended`,
  'match.found': (data) =>
    `Indicators of ours are known${text(data['partner']) === '' ? ' elsewhere' : ` to ${text(data['partner'])}`} too`,
};

const VERDICTS: Readonly<Record<string, string>> = {
  approve: 'approved',
  refuse: 'refused',
  abstain: 'abstained from',
};

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

export function because(reason: Json | undefined): string {
  const said = text(reason).replace(/\.$/, '');
  return said === '' ? '' : `: ${said}`;
}

function partner(data: JsonObject): string {
  const nation = text(data['partner']);
  return nation === '' ? '' : ` with ${nation}`;
}
