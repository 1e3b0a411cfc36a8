import { durationText, parseDuration } from '../template/duration.ts';
import type { RawItem } from '../template/raw-template.ts';
import type { Trigger } from '../template/template.ts';
import { parseRelativeTime, relativeTimeText } from './relative-time.ts';

type RawTrigger = Pick<RawItem, 'at' | 'by_hand' | 'after'>;
const CODE = '[A-Za-z0-9][A-Za-z0-9_.-]*';
const AFTER = new RegExp(`^after\\s+(${CODE})(?:\\s+(${CODE})\\s+(met|missed))?(?:\\s+(\\S.*))?$`, 'i');

/**
 * When an item comes, as a spreadsheet says it: `D+0 H+1 M+30` or `1h30m` after STARTEX; `after I01 M+5`; `after I01 ack missed M+5`;
 * nothing where a controller fires it. Null where it is none of these.
 */
export function parseMselTime(text: string): RawTrigger | null {
  if (text === '') return { by_hand: true };
  const atMs = parseTime(text);
  if (atMs !== null) return { at: durationText(atMs) };
  const parts = AFTER.exec(text);
  if (!parts) return null;
  const [, item = '', expectation, outcome, later] = parts;
  const byMs = later === undefined ? 0 : parseTime(later);
  if (byMs === null) return null;
  return {
    after: {
      item,
      ...(expectation !== undefined && {
        expectation,
        outcome: outcome?.toLowerCase() === 'missed' ? ('missed' as const) : ('met' as const),
      }),
      by: durationText(byMs),
    },
  };
}

export function mselTimeText(trigger: Trigger): string {
  switch (trigger.on) {
    case 'time':
      return relativeTimeText(trigger.atMs);
    case 'manual':
      return '';
    case 'item':
      return `after ${trigger.item} ${relativeTimeText(trigger.afterMs)}`;
    default: {
      const { item, expectation, outcome, afterMs } = trigger;
      return `after ${item} ${expectation} ${outcome} ${relativeTimeText(afterMs)}`;
    }
  }
}

/** `M+15` or `15m`, in milliseconds; null where the text is neither. */
export function parseTime(text: string): number | null {
  return parseRelativeTime(text) ?? parseDuration(text);
}
