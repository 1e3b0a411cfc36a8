import type { Schemas } from '../api/client.ts';

type RowDto = Schemas['QueueRowDto'];

/** One thing to decide. One put together from a live event does not know its marking before the server's is read. */
export type QueueRow = Omit<RowDto, 'tlp'> & { tlp: RowDto['tlp'] | null };
export type Kind = RowDto['kind'];
export type Site = Schemas['QueueSiteDto'];
export type Person = Schemas['QueuePersonDto'];
export type Closed = Schemas['QueueClosedDto'];
export type QueuePage = Omit<Schemas['QueuePageDto'], 'items'> & { items: QueueRow[] };
export type View = Schemas['QueueViewDto'];
export type Suggestions = Schemas['SuggestionsDto'];
export type Histogram = Schemas['QueueHistogramDto'];
export type Bucket = Schemas['HistogramBucketDto'];
export type Item = Schemas['TriageSubjectDto'];
/** Things set apart by the server: what matches later is not among them. */
export type Frozen = Schemas['QueueSelectionDto'];
export type Outcome = Schemas['ActionItemDto'];

export const SORTS = ['priority', 'newest', 'oldest', 'due'] as const satisfies readonly View['sort'][];
export type Sort = (typeof SORTS)[number];

export const CLOSE_REASONS = ['false_positive', 'benign', 'duplicate', 'exercise', 'resolved', 'other'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What is done to rows, each with the fields it takes; `TriageActionDto` has those of all. */
export type Act =
  | { type: 'acknowledge' }
  | { type: 'assign'; to: string | null }
  | { type: 'close'; reason: CloseReason; note?: string }
  | { type: 'reopen' }
  | { type: 'snooze'; until: string }
  | { type: 'wake' }
  | { type: 'escalate'; into?: string }
  | { type: 'merge'; into: string }
  | { type: 'note'; text: string };

export type Done = Omit<Schemas['ActionDto'], 'action'> & { action: Act };
