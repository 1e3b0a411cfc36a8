import type { CapReason } from './caps.ts';
import type { Tlp } from '../../access/policy/marking.ts';

export const REDACTIONS = [
  'attribution',
  'round-positions',
  'withhold-sensors',
  'remove-internal-addresses',
  'withhold-free-text',
  'withhold-people',
  'round-times',
] as const;
/** The redactions, in the order in which they apply. */
export type RedactionName = (typeof REDACTIONS)[number];

/** A part that was chosen and does not go to this recipient. For the owner's eyes alone. */
export interface WithheldPart {
  kind: 'case' | 'alert' | 'object' | 'note' | 'observable' | 'task' | 'occurrences' | 'reason';
  /** The owner's own id. */
  id: string;
  tlp: Tlp;
  by: CapReason | 'above_release' | 'names_withheld_alert';
}

/** What one redaction changed or took away. For the owner's eyes alone. */
export interface RedactionEffect {
  redaction: RedactionName;
  /** Values changed or removed. */
  values: number;
}

export interface Withheld {
  parts: WithheldPart[];
  redactions: RedactionEffect[];
}
