import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readTraceparent, type TraceContext, writeTraceparent } from '../common/trace-context.ts';
import type { AlertMark } from '../common/traces.ts';
import { InjectEngine } from '../database/engine.decorator.ts';

export interface EntryMark {
  realm: string;
  seq: number;
  traceparent: string;
}

/** How long marks are kept, in minutes: correlation that is further behind is not traced. */
const KEPT_MINUTES = 15;

/** By which processes of a node, or parts of one, find the trace an alert or an entry of the journal belongs to. */
@Injectable()
export class TraceMarks {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  async markAlerts(marks: readonly AlertMark[]): Promise<void> {
    if (marks.length === 0) return;
    await this.engine.query(
      `INSERT INTO traced_alerts (alert_id, realm, traceparent)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [
        marks.map(({ alertId }) => alertId),
        marks.map(({ realm }) => realm),
        marks.map(({ within }) => writeTraceparent(within)),
      ],
    );
  }

  /** Where those of the alerts that are traced belong, by id. */
  async ofAlerts(ids: readonly string[]): Promise<Map<string, TraceContext>> {
    if (ids.length === 0) return new Map();
    const rows = await this.engine.query<{ alert_id: string; traceparent: string }[]>(
      'SELECT alert_id, traceparent FROM traced_alerts WHERE alert_id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(
      rows.flatMap(({ alert_id: id, traceparent }) => {
        const within = readTraceparent(traceparent);
        return within ? [[id, within] as const] : [];
      }),
    );
  }

  async markEntries(marks: readonly EntryMark[]): Promise<void> {
    if (marks.length === 0) return;
    await this.engine.query(
      `INSERT INTO traced_entries (realm, seq, traceparent) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])`,
      [marks.map(({ realm }) => realm), marks.map(({ seq }) => seq), marks.map(({ traceparent }) => traceparent)],
    );
  }

  /** Of the entries after `from` up to `to`. */
  async ofEntries(realm: string, from: number, to: number): Promise<EntryMark[]> {
    const rows = await this.engine.query<{ seq: string; traceparent: string }[]>(
      'SELECT seq, traceparent FROM traced_entries WHERE realm = $1 AND seq > $2 AND seq <= $3',
      [realm, from, to],
    );
    return rows.map(({ seq, traceparent }) => ({ realm, seq: Number(seq), traceparent }));
  }

  async forgetOld(): Promise<void> {
    for (const table of ['traced_alerts', 'traced_entries']) {
      await this.engine.query(`DELETE FROM ${table} WHERE at < now() - make_interval(mins => $1)`, [KEPT_MINUTES]);
    }
  }
}
