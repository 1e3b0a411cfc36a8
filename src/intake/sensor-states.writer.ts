import { Injectable } from '@nestjs/common';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { followSequence, type SequenceGap, type SequenceState } from './sequence-gap.ts';

export interface ObservedAlert {
  fact: { sensorId: string; sensorCode: string; siteId: string };
  sequence: number | null;
  receivedAt: Date;
}

interface StateRow {
  sensor_id: string;
  last_sequence: string | null;
  gaps: string;
  missed: string;
}

interface OwnerRow {
  id: string;
  nation: string;
  organisation_id: string;
}

/** Keeps when each sensor was last heard of and what its counter says, and journals the gaps. */
@Injectable()
export class SensorStatesWriter {
  async observe(tx: Transaction, alerts: readonly ObservedAlert[]): Promise<void> {
    const bySensor = new Map<string, ObservedAlert[]>();
    for (const alert of alerts) {
      const list = bySensor.get(alert.fact.sensorId);
      if (list) list.push(alert);
      else bySensor.set(alert.fact.sensorId, [alert]);
    }
    if (bySensor.size === 0) return;
    const known = await this.known(tx, [...bySensor.keys()]);
    const rows = [];
    for (const [sensorId, list] of bySensor) {
      const { state, gaps } = followSequence(
        known.get(sensorId) ?? { last: null, gaps: 0, missed: 0 },
        list.flatMap((alert) => alert.sequence ?? []),
      );
      const lastReceived = list.reduce((last, { receivedAt }) => (receivedAt > last ? receivedAt : last), new Date(0));
      rows.push({ sensor_id: sensorId, last_received_at: lastReceived, last_sequence: state.last, ...counts(state) });
      const first = list[0];
      if (first && gaps.length > 0) await this.recordGaps(tx, first, gaps, lastReceived);
    }
    tx.send(
      `INSERT INTO sensor_states (realm, sensor_id, last_received_at, last_sequence, gaps, missed)
       SELECT $1, r.sensor_id, r.last_received_at, r.last_sequence, r.gaps, r.missed
       FROM jsonb_to_recordset($2::jsonb)
         AS r (sensor_id uuid, last_received_at timestamptz, last_sequence bigint, gaps bigint, missed bigint)
       ON CONFLICT (realm, sensor_id) DO UPDATE SET last_received_at = excluded.last_received_at,
         last_sequence = excluded.last_sequence, gaps = excluded.gaps, missed = excluded.missed`,
      [tx.realm, JSON.stringify(rows)],
    );
  }

  private async known(tx: Transaction, sensorIds: readonly string[]): Promise<Map<string, SequenceState>> {
    const rows = await tx.query<StateRow>(
      'SELECT sensor_id, last_sequence, gaps, missed FROM sensor_states WHERE realm = $1 AND sensor_id = ANY($2::uuid[])',
      [tx.realm, sensorIds],
    );
    return new Map(
      rows.map((row) => [
        row.sensor_id,
        {
          last: row.last_sequence === null ? null : Number(row.last_sequence),
          gaps: Number(row.gaps),
          missed: Number(row.missed),
        },
      ]),
    );
  }

  private async recordGaps(
    tx: Transaction,
    { fact }: ObservedAlert,
    gaps: readonly SequenceGap[],
    at: Date,
  ): Promise<void> {
    const [owner] = await tx.query<OwnerRow>('SELECT id, nation, organisation_id FROM sites WHERE id = $1', [
      fact.siteId,
    ]);
    if (!owner) return;
    for (const gap of gaps) {
      tx.record({
        type: 'sensor.sequence_gap',
        at,
        nation: owner.nation,
        organisationId: owner.organisation_id,
        siteId: fact.siteId,
        caseId: null,
        tlp: 'AMBER',
        actor: { id: `sensor:${fact.sensorId}`, name: fact.sensorCode },
        data: {
          sensorId: fact.sensorId,
          sensor: fact.sensorCode,
          from: gap.from,
          to: gap.to,
          missed: gap.to - gap.from + 1,
        },
      });
    }
  }
}

function counts(state: SequenceState): { gaps: number; missed: number } {
  return { gaps: state.gaps, missed: state.missed };
}
