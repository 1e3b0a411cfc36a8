import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';
import { because } from './sharing-sentences.ts';

type DrillType = Extract<JournalType, `drill.${string}`>;

const MOVES: Readonly<Record<string, string>> = {
  startex: 'started the exercise',
  pause: 'paused the exercise',
  resume: 'resumed the exercise',
  rate: 'set the pace of the exercise',
  skip_to: 'moved the exercise clock on',
  endex: 'ended the exercise',
  abort: 'aborted the exercise',
};

const CHANGES: Readonly<Record<string, string>> = {
  add: 'added to the script',
  edit: 'edited',
  retarget: 'gave other cells',
  move: 'moved in time',
  withdraw_cell: 'withdrew from a cell',
};

const TEMPLATE_MOVES: Readonly<Record<string, string>> = {
  approve: 'approved',
  archive: 'archived',
  restore: 'restored',
};

/** What is said of drills. They are about no case, and none of this is in the timeline of one. */
export const DRILL_SENTENCES: Readonly<Record<DrillType, (data: JsonObject, by: string) => string>> = {
  'drill.template_saved': ({ title, revision }, by) =>
    `${by} saved revision ${Number(revision)} of the drill ${quoted(title, 'without a title')}`,
  'drill.template_moved': ({ title, move, reason }, by) =>
    `${by} ${TEMPLATE_MOVES[word(move, '')] ?? 'changed'} the drill ${quoted(title, 'without a title')}${because(reason)}`,
  'drill.template_released': ({ title, nations, reason }, by) =>
    `${by} released the drill ${quoted(title, 'without a title')} to ${nationsOf(nations)}${because(reason)}`,
  'drill.created': ({ designator }, by) => `${by} made ${quoted(designator, 'an exercise', 'the exercise ')}`,
  'drill.clock_changed': ({ move, reason }, by) =>
    `${by} ${MOVES[word(move, '')] ?? 'set the exercise clock'}${because(reason)}`,
  'drill.item_delivered': ({ title, cell }) =>
    `The exercise delivered ${quoted(title, 'something')} to ${word(cell, 'a cell')}`,
  'drill.item_moved': ({ item, to, reason }) =>
    `${word(item, 'Something')} of the exercise became ${word(to, 'something else')}${because(reason)}`,
  'drill.amended': ({ change, item, title, reason }, by) =>
    `${by} ${CHANGES[word(change, '')] ?? 'changed'} ${word(item, 'something')} ${quoted(title, 'of the script')}${because(reason)}`,
  'drill.expectation_evaluated': ({ item, cell, state }) =>
    `What was expected of ${word(cell, 'a cell')} by ${word(item, 'an item')} became ${word(state, 'judged').replace('_', ' ')}`,
  'drill.real_emergency': ({ by }) =>
    `Real emergency, not an exercise: ${isJsonObject(by) ? word(by['name'], 'somebody') : 'somebody'} says so; play stops`,
  'drill.observed': ({ kind, cell }, by) =>
    `${by} observed ${article(word(kind, 'something'))} of ${word(cell, 'all')}`,
  'drill.hotwash_answered': ({ cell }) => `Somebody of ${word(cell, 'a cell')} said how the exercise went`,
  'drill.improvement_added': ({ cell }, by) => `${by} planned an improvement of ${word(cell, 'a cell')}`,
  'drill.improvement_changed': ({ cell, status }, by) =>
    `${by} changed an improvement of ${word(cell, 'a cell')}: ${word(status, 'open').replace('_', ' ')}`,
  'drill.report_written': ({ cell, section }, by) =>
    `${by} wrote the ${word(section, 'words')} of the report of ${word(cell, 'all')}`,
  'drill.report_released': ({ cell }, by) => `${by} said who may read the report of ${word(cell, 'all')}`,
  'drill.comparison_said': ({ cell, agreed }, by) =>
    `${by} ${agreed === true ? 'agreed' : 'does not agree'} that ${word(cell, 'a cell')} is compared`,
};

function nationsOf(nations: Json | undefined): string {
  const named = Array.isArray(nations) ? nations.filter((one) => typeof one === 'string') : [];
  return named.length === 0 ? 'nobody else' : named.join(', ');
}

function word(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
}

function quoted(value: Json | undefined, otherwise: string, before = ''): string {
  const text = word(value, '');
  return text === '' ? otherwise : `${before}“${text}”`;
}

function article(noun: string): string {
  return noun === 'something' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
