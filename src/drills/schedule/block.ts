import type { OutcomeState } from '../expectations/outcome.ts';
import type { Requirement } from '../template/template.ts';

export const BLOCK_CODES = [
  'not_begun',
  'clock_stands',
  'by_hand',
  'item_waits',
  'item_never',
  'outcome_waits',
  'outcome_other',
  'needs',
  'needs_one',
] as const;
export type BlockCode = (typeof BLOCK_CODES)[number];

/** Why a delivery does not go out by itself, besides its time. */
export type Block =
  /** So of all that wait (the first two), or a controller is to fire it. */
  | { code: 'not_begun' | 'clock_stands' | 'by_hand' }
  /** It follows an item that is not delivered yet, or never will be. */
  | { code: 'item_waits' | 'item_never'; item: string }
  /** It follows an outcome that is open, or that came to something else. */
  | { code: 'outcome_waits'; item: string; expectation: string; state: 'met' | 'missed' }
  | { code: 'outcome_other'; item: string; expectation: string; state: OutcomeState }
  /** It requires all of what is missing, or one of it. */
  | { code: 'needs' | 'needs_one'; needs: readonly Requirement[] };

/** What everything that waits has in common says nothing of one of them. */
export function isOfAll({ code }: Block): boolean {
  return code === 'not_begun' || code === 'clock_stands';
}

/** The same as an English sentence, for programs and reports; the console says it in its own languages by the code. */
export function blockText(block: Block): string {
  switch (block.code) {
    case 'not_begun':
      return 'The drill has not begun';
    case 'clock_stands':
      return 'The clock stands';
    case 'by_hand':
      return 'A controller fires it';
    case 'item_waits':
      return `${block.item} is not delivered yet`;
    case 'item_never':
      return `${block.item} will not be delivered`;
    case 'outcome_waits':
      return `${block.item}/${block.expectation} is not ${block.state} yet`;
    case 'outcome_other':
      return `${block.item}/${block.expectation} is ${block.state}`;
    case 'needs':
      return `It needs: ${block.needs.map(needText).join('; ')}`;
    default:
      return `It needs one of: ${block.needs.map(needText).join('; ')}`;
  }
}

function needText({ item, expectation, outcome }: Requirement): string {
  if (outcome === 'delivered') return `${item} delivered`;
  return expectation === null ? `what ${item} requires ${outcome}` : `${item}/${expectation} ${outcome}`;
}
