import type { CommandId } from '../keys/commands.ts';
import type { Action } from '../session/session.ts';
import type { Item } from './contract.ts';
import type { Asking } from './queue-dialogs.tsx';

/** What can be done to rows: by which key, with which right, and to which of them. */
export interface Offer {
  id: 'acknowledge' | Asking;
  command: CommandId;
  right: Action;
  kinds: readonly Item['kind'][];
}

const BOTH = ['case', 'alert'] as const;

export const OFFERS: readonly Offer[] = [
  { id: 'acknowledge', command: 'acknowledge', right: 'case.triage', kinds: BOTH },
  { id: 'assign', command: 'assign', right: 'case.triage', kinds: BOTH },
  { id: 'escalate', command: 'escalate', right: 'case.decide', kinds: ['alert'] },
  { id: 'merge', command: 'merge', right: 'case.decide', kinds: ['case'] },
  { id: 'note', command: 'queueNote', right: 'case.note', kinds: ['case'] },
  { id: 'snooze', command: 'snooze', right: 'case.triage', kinds: BOTH },
  { id: 'close', command: 'close', right: 'case.triage', kinds: BOTH },
];
