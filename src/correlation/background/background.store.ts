import { Injectable } from '@nestjs/common';
import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { Transaction } from '../../journal/unit-of-work.service.ts';
import { type HourCount, oldestHour } from './background-model.ts';
import { hourOf, startOf } from './hour-history.ts';

const DAY_HOURS = 24;

/** Keeps what the stream taught of each site, in the transaction that took the alerts it was learned from. */
@Injectable()
export class BackgroundStore {
  /** Day up to which what is too old was deleted, by realm and site; a hint that saves asking. */
  private readonly swept = new Map<string, number>();

  async load(
    query: Pick<Transaction, 'query'>,
    realm: string,
    siteId: string,
    since: number,
  ): Promise<readonly HourCount[]> {
    const rows = await query.query<{ kind: string; hour: Date; alerts: string }>(
      'SELECT kind, hour, alerts FROM correlation_background WHERE realm = $1 AND site_id = $2 AND hour >= $3',
      [realm, siteId, new Date(startOf(since))],
    );
    return rows.map(({ kind, hour, alerts }) => ({ kind, hour: hourOf(hour.getTime()), alerts: Number(alerts) }));
  }

  async write(
    tx: Transaction,
    siteId: string,
    { background, watermark }: { background: readonly HourCount[]; watermark: number },
    rules: CorrelationRules['background'],
  ): Promise<void> {
    if (background.length === 0) return;
    const rows = background.map(({ kind, hour, alerts }) => ({ kind, hour: new Date(startOf(hour)), alerts }));
    await tx.query(
      `INSERT INTO correlation_background (realm, site_id, kind_id, hour, kind, alerts)
       SELECT $1, $2, md5(r.kind)::uuid, r.hour, r.kind, r.alerts
       FROM jsonb_to_recordset($3::jsonb) AS r (kind text, hour timestamptz, alerts bigint)
       ON CONFLICT (realm, site_id, kind_id, hour) DO UPDATE SET alerts = excluded.alerts`,
      [tx.realm, siteId, JSON.stringify(rows)],
    );
    await this.sweep(tx, siteId, oldestHour(watermark, rules));
  }

  private async sweep(tx: Transaction, siteId: string, before: number): Promise<void> {
    const place = `${tx.realm} ${siteId}`;
    const day = Math.floor(before / DAY_HOURS);
    if ((this.swept.get(place) ?? Number.NEGATIVE_INFINITY) >= day) return;
    this.swept.set(place, day);
    await tx.query('DELETE FROM correlation_background WHERE realm = $1 AND site_id = $2 AND hour < $3', [
      tx.realm,
      siteId,
      new Date(startOf(before)),
    ]);
  }
}
