import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';

/** What came of what a sensor sent: items by what became of them. */
export interface Received {
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Milliseconds by which the least late alert's own time lies ahead of its arrival; absent where none has a time. */
  leadMs?: number;
}

export type TalliedSensor = Pick<AuthenticatedSensor, 'realm' | 'sensorId' | 'nation' | 'organisationId'>;

/** The counts of one sensor in one quarter of an hour. */
export interface Beat extends TalliedSensor, Received {
  /** Start of the quarter, epoch milliseconds. */
  at: number;
  /** When something last came, epoch milliseconds. */
  heardAt: number;
}

export const BEAT_MS = 15 * 60_000;

/**
 * Counts what sensors send, in memory, so that taking it in costs nothing more; whoever keeps the counts takes them from
 * here every few seconds. What was not taken yet when the process dies is not counted (docs/sensors.md).
 */
export class IntakeTally {
  private beats = new Map<string, Beat>();

  add({ realm, sensorId, nation, organisationId }: TalliedSensor, received: Received, receivedAt: Date): void {
    const heardAt = receivedAt.getTime();
    this.merge({ realm, sensorId, nation, organisationId, at: heardAt - (heardAt % BEAT_MS), heardAt, ...received });
  }

  /** All that was counted since it was last taken. */
  take(): Beat[] {
    const taken = [...this.beats.values()];
    this.beats = new Map();
    return taken;
  }

  /** Puts back what could not be kept. */
  putBack(beats: readonly Beat[]): void {
    for (const beat of beats) this.merge(beat);
  }

  private merge(beat: Beat): void {
    const key = `${beat.realm} ${beat.sensorId} ${beat.at}`;
    const known = this.beats.get(key);
    if (!known) {
      this.beats.set(key, { ...beat });
      return;
    }
    known.accepted += beat.accepted;
    known.duplicates += beat.duplicates;
    known.rejected += beat.rejected;
    known.heardAt = Math.max(known.heardAt, beat.heardAt);
    if (beat.leadMs !== undefined) known.leadMs = Math.max(known.leadMs ?? beat.leadMs, beat.leadMs);
  }
}
