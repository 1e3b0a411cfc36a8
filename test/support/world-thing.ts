import type { Team } from './demo-teams.ts';

export const TLPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type WorldTlp = (typeof TLPS)[number];

/** Something somebody may or may not see. `marker` is a word that stands in it and nowhere else. */
export interface Thing {
  kind: 'case' | 'alert' | 'note' | 'task' | 'observable' | 'evidence' | 'event' | 'object' | 'decision' | 'constraint';
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  tlp: WorldTlp;
  caseId: string | null;
  marker: string;
  /** Ids of alerts that its reasons name. */
  names: string[];
}

export interface NationsWorld {
  teams: Team[];
  things: Thing[];
}
