import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import { entityKey } from '../intake/entity.ts';
import type { EntityRef } from '../intake/alert.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { CaseKeysStore, type Renewal } from './case-keys.store.ts';
import { ChangedKeys } from './changed-keys.ts';
import { PairsStore } from './pairs.store.ts';
import { ShareKeysStore } from './share-keys.store.ts';
import { type Touched, touchedBy, TOUCHING } from './touched.ts';

const PAGE = 1_000;

/**
 * Reads the journal of a realm from a position of its own and brings keys and pairs up to date with what it names. What is
 * written is a function of the cases and packages as they are, and the position moves in the same transaction: a crash
 * neither repeats nor loses a word, and reading it all again changes nothing.
 */
@Injectable()
export class RelatedStep {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: JournalReader,
    private readonly cases: CaseKeysStore,
    private readonly shares: ShareKeysStore,
    private readonly pairs: PairsStore,
  ) {}

  /** Realms whose journal has grown. */
  async waiting(): Promise<string[]> {
    const rows = await this.engine.query<{ realm: string }[]>(
      `SELECT h.realm FROM journal_heads h JOIN realms r ON r.realm = h.realm AND r.kind <> 'access'
       LEFT JOIN related_progress p ON p.realm = h.realm WHERE h.head > coalesce(p.position, 0) ORDER BY h.realm`,
    );
    return rows.map(({ realm }) => realm);
  }

  /** One page of a realm's journal; true when there may be more at once. */
  async step(realm: string): Promise<boolean> {
    const position = await this.position(realm);
    const { entries, end } = await this.journal.among(realm, position, PAGE, { only: TOUCHING });
    if (end === position) return false;
    await this.unitOfWork.transactAsEngine(realm, async (tx) => {
      // Whoever else follows waits here, and finds that this page was taken.
      const moved = await tx.query(
        'UPDATE related_progress SET position = $3 WHERE realm = $1 AND position = $2 RETURNING position',
        [realm, position, end],
      );
      if (moved.length > 0) await this.take(tx, touchedBy(entries));
    });
    return end - position === PAGE;
  }

  private async position(realm: string): Promise<number> {
    await this.engine.query('INSERT INTO related_progress (realm, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [
      realm,
    ]);
    const [row] = await this.engine.query<{ position: string }[]>(
      'SELECT position FROM related_progress WHERE realm = $1',
      [realm],
    );
    return Number(row?.position ?? 0);
  }

  private async take(tx: Transaction, touched: Touched): Promise<void> {
    const changed = new ChangedKeys();
    for (const id of await casesOf(tx, touched.alerts)) touched.whole.add(id);
    const renewals = new Map<string, Renewal>();
    for (const [id, heads] of touched.grown) renewals.set(id, { whole: false, heads });
    for (const id of touched.whole) renewals.set(id, { whole: true });
    if (renewals.size > 0) await this.cases.renew(tx, renewals, changed);
    for (const id of [...touched.shares].sort()) await this.shares.renew(tx, id, changed);
    for (const { nation, entity } of await constrained(tx, touched.constraints)) {
      changed.add(nation, [entityKey(entity, '').replace(/@$/, '')]);
    }
    for (const [nation, keys] of changed.byNation) await this.pairs.settle(tx, nation, keys);
  }
}

/** The cases alerts are in now. */
async function casesOf(tx: Transaction, alerts: ReadonlySet<string>): Promise<string[]> {
  if (alerts.size === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT c.id FROM alert_links l JOIN cases c ON c.id = l.group_id WHERE l.alert_id = ANY($1::uuid[])`,
    [[...alerts]],
  );
  return rows.map(({ id }) => id);
}

async function constrained(
  tx: Transaction,
  ids: ReadonlySet<string>,
): Promise<{ nation: string; entity: Pick<EntityRef, 'type' | 'value'> }[]> {
  if (ids.size === 0) return [];
  return tx.query(
    `SELECT nation, entity FROM correlation_constraints
     WHERE id = ANY($1::uuid[]) AND kind = 'never_join' AND entity IS NOT NULL`,
    [[...ids]],
  );
}
