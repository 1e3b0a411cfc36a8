import { Injectable } from '@nestjs/common';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { RestoredCase } from './decision-fact.ts';
import type { NodeState } from './node-state.ts';
import type { Reason } from './reason.ts';
import { followersOf, tiedMember } from './unmerge-newcomers.ts';

interface MergeRow {
  number: string;
  ordinal: string;
  heads: string[];
  apart: string[];
  into_apart: string[];
}

/** What is kept of a case that was merged away, resolved against what became of its alerts since. */
@Injectable()
export class MergeStore {
  /** Null where nothing is kept: it is not merged, or was before merges were noted. */
  async restored(tx: Transaction, caseId: string, survivorId: string): Promise<RestoredCase | null> {
    const [found] = await tx.query<MergeRow>(
      `SELECT c.number, m.ordinal, m.heads, m.apart, m.into_apart FROM case_merges m JOIN cases c ON c.id = m.case_id
       WHERE m.case_id = $1 AND m.realm = $2 AND m.undone_at IS NULL`,
      [caseId, tx.realm],
    );
    if (!found || caseId === survivorId) return null;
    const rows = await tx.query<{ state: NodeState; reasons: Reason[] }>(
      'SELECT state, reasons FROM alert_links WHERE group_id = $1 AND head_id = alert_id ORDER BY ordinal',
      [survivorId],
    );
    const { back, kept } = await this.sides(tx, found, rows);
    const members = rows.map(({ state, reasons }) => tiedMember(state, reasons));
    const followers = followersOf(members, back, kept);
    const both = new Set([caseId, survivorId]);
    const apart = (await survivorsOf(tx, found.apart)).filter((id) => !both.has(id));
    const intoApart = (await survivorsOf(tx, found.into_apart)).filter((id) => !both.has(id));
    return {
      id: caseId,
      number: Number(found.number),
      heads: [...back, ...followers],
      newcomers: members.length - back.size - kept.size,
      followers: followers.length,
      apartAlone: {
        restored: apart.filter((id) => !intoApart.includes(id)),
        survivor: intoApart.filter((id) => !apart.includes(id)),
      },
    };
  }

  /**
   * Heads that were in the case, and those that were in the one that took it in. What has proved since to be one alert with
   * repeats of both stays.
   */
  private async sides(
    tx: Transaction,
    { heads, ordinal }: MergeRow,
    rows: readonly { state: NodeState }[],
  ): Promise<{ back: Set<string>; kept: Set<string> }> {
    const formerly = new Set(heads);
    const names = rows.flatMap(({ state }) => [state.headId, ...state.aliases]);
    const known = await tx.query<{ alert_id: string }>(
      'SELECT alert_id FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND ordinal <= $2',
      [names, ordinal],
    );
    const before = new Set(known.map((row) => row.alert_id));
    const sides = { back: new Set<string>(), kept: new Set<string>() };
    for (const { state } of rows) {
      const had = [state.headId, ...state.aliases].filter((id) => before.has(id));
      if (had.length === 0) continue;
      sides[had.every((id) => formerly.has(id)) ? 'back' : 'kept'].add(state.headId);
    }
    return sides;
  }
}

/** The case that absorbed a case since it was decided about; itself if none did. */
export async function survivorOf(tx: Transaction, id: string): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE onward AS (
       SELECT id, merged_into, 0 AS steps FROM cases WHERE id = $1
       UNION ALL SELECT c.id, c.merged_into, o.steps + 1 FROM cases c JOIN onward o ON c.id = o.merged_into
       WHERE o.steps < 1000)
     SELECT id FROM onward WHERE merged_into IS NULL`,
    [id],
  );
  return rows[0]?.id ?? id;
}

async function survivorsOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) found.push(await survivorOf(tx, id));
  return [...new Set(found)];
}
