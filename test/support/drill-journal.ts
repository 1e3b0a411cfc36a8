import type { JsonObject } from '../../src/common/json.ts';
import type { RunCell } from '../../src/drills/expectations/run-facts.ts';
import type { JournalEvent, JournalType } from '../../src/journal/journal-event.ts';

/** STARTEX of the runs in specs, epoch milliseconds. */
export const START = 1_800_000_000_000;
export const MINUTE = 60_000;

export const CELLS: readonly RunCell[] = [
  {
    code: 'PORT',
    organisationId: 'org-port',
    organisation: 'kr-port-soc',
    nation: 'KR',
    actors: ['person:jin', 'person:soo'],
  },
  { code: 'CERT', organisationId: 'org-cert', organisation: 'sg-cert', nation: 'SG', actors: ['person:mei'] },
];

const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000';
export const TO_NATION = { organisationId: NO_ORGANISATION, actor: { id: 'system:sharing', name: 'Sharing' } };

/** An entry of a run's journal, written down when it happened. */
export function runEntry(
  seq: number,
  wall: number,
  entry: Pick<JournalEvent, 'type' | 'nation' | 'organisationId' | 'actor'> & { data: JsonObject },
  more: Partial<JournalEvent> = {},
): JournalEvent {
  const at = new Date(wall).toISOString();
  const place = { siteId: null, caseId: null, tlp: 'AMBER' } as const;
  return { realm: 'exercise:1', seq, id: `e${seq}`, at, recordedAt: at, ...place, ...entry, ...more };
}

/** A journal of a run: entries are numbered and written down so many minutes after STARTEX. */
export class DrillJournal {
  readonly events: JournalEvent[] = [];

  /** By a person, `jin`, or by the system where `by` is null. */
  add(minutes: number, by: string | null, type: JournalType, data: JsonObject, more: Partial<JournalEvent> = {}): this {
    const cell = CELLS.find(({ actors }) => actors.includes(`person:${by}`)) ?? CELLS[0];
    const entry = {
      type,
      nation: cell?.nation ?? 'KR',
      organisationId: cell?.organisationId ?? '',
      actor: by === null ? { id: 'system:correlation', name: 'Correlation' } : { id: `person:${by}`, name: by },
      data,
    };
    this.events.push(runEntry(this.events.length + 1, START + Math.round(minutes * MINUTE), entry, more));
    return this;
  }
}
