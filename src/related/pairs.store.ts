import { Injectable } from '@nestjs/common';
import { RELATED_RULES } from '../../config/related-rules.ts';
import { TLP_LABELS } from '../access/policy/marking.ts';
import { Clock } from '../common/clock.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { HoldersStore, type KeyHolders } from './holders.store.ts';
import { pairId } from './pair-id.ts';
import { type Audience, type FoundPair, isShare, pairsOf } from './pairing.ts';
import type { KeyKind } from './related-key.ts';
import { pairEvents, type PairState } from './related-events.ts';

/** Keys looked at in one statement. */
const AT_ONCE = 250;

interface Reason {
  pair_id: string;
  key: string;
  kind: KeyKind;
  /** Epoch milliseconds. */
  at: number;
  other_at: number | null;
  evidence: string[];
  other_evidence: string[];
  package_evidence: string[];
  organisation_id: string;
  tlp: string;
  holders: number;
}

interface Wanted {
  reason: Reason;
  pair: { id: string; caseId: string; otherCaseId: string | null; shareId: string | null };
  audience: Audience;
}

/**
 * Keeps pairs, and the reasons they stand on, equal to what {@link pairsOf} says of the keys as they are. Looking again at a
 * key that has not changed changes nothing.
 */
@Injectable()
export class PairsStore {
  constructor(
    private readonly holders: HoldersStore,
    private readonly clock: Clock,
  ) {}

  /** Looks at keys of a nation, and tells of pairs that begin or cease to stand. */
  async settle(tx: Transaction, nation: string, keys: ReadonlySet<string>): Promise<void> {
    const all = [...keys].sort();
    const affected = new Set<string>();
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const holders = await this.holders.of(tx, nation, some, RELATED_RULES.most);
      const wanted = [...holders].flatMap(([key, held]) =>
        pairsOf(held.cases, held.shares, RELATED_RULES).map((pair) => wantedOf(key, held, pair)),
      );
      await this.put(tx, nation, wanted);
      for (const { pair } of wanted) affected.add(pair.id);
      for (const id of await this.drop(tx, nation, some, wanted)) affected.add(id);
    }
    await this.stand(tx, [...affected].sort());
  }

  private async put(tx: Transaction, nation: string, wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const pairs = new Map(wanted.map(({ pair, audience }) => [pair.id, { ...pair, ...audience }]));
    await tx.query(
      `INSERT INTO related_pairs (id, realm, nation, case_id, other_case_id, share_id, organisation_id, tlp, addressee, standing,
         proposed_at)
       SELECT r.id, $1, $2, r."caseId", r."otherCaseId", r."shareId", r."organisationId", r.tlp, r."to", false, $3
       FROM jsonb_to_recordset($4::jsonb) AS r (id uuid, "caseId" uuid, "otherCaseId" uuid, "shareId" uuid,
         "organisationId" uuid, tlp text, "to" uuid)
       ORDER BY r.id
       ON CONFLICT (id) DO NOTHING`,
      [tx.realm, nation, this.clock.now(), JSON.stringify([...pairs.values()])],
    );
    await tx.query(
      `INSERT INTO related_reasons (pair_id, key, kind, realm, nation, at, other_at, evidence, other_evidence,
         package_evidence, organisation_id, tlp, holders)
       SELECT r.pair_id, r.key, r.kind, $1, $2, timestamptz 'epoch' + r.at * interval '1 millisecond',
         timestamptz 'epoch' + r.other_at * interval '1 millisecond', ARRAY(SELECT jsonb_array_elements_text(r.evidence)::uuid),
         ARRAY(SELECT jsonb_array_elements_text(r.other_evidence)::uuid),
         ARRAY(SELECT jsonb_array_elements_text(r.package_evidence)), r.organisation_id, r.tlp, r.holders
       FROM jsonb_to_recordset($3::jsonb) AS r (pair_id uuid, key text, kind text, at float8, other_at float8, evidence jsonb,
         other_evidence jsonb, package_evidence jsonb, organisation_id uuid, tlp text, holders integer)
       ORDER BY r.pair_id, r.key
       ON CONFLICT (pair_id, key) DO UPDATE SET at = excluded.at, other_at = excluded.other_at,
         evidence = excluded.evidence, other_evidence = excluded.other_evidence,
         package_evidence = excluded.package_evidence, organisation_id = excluded.organisation_id, tlp = excluded.tlp,
         holders = excluded.holders`,
      [tx.realm, nation, JSON.stringify(wanted.map(({ reason }) => reason))],
    );
  }

  /**
   * Takes away reasons that hold no longer. What somebody decided on stays as it was decided on, but for what was released
   * and is so no more.
   */
  private async drop(
    tx: Transaction,
    nation: string,
    keys: readonly string[],
    wanted: readonly Wanted[],
  ): Promise<string[]> {
    const kept = wanted.map(({ reason }) => `${reason.pair_id} ${reason.key}`);
    const stale = await tx.query<{ pair_id: string; key: string; forget: boolean }>(
      `SELECT r.pair_id, r.key, p.decision IS NULL OR (p.share_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM related_share_keys held WHERE held.share_id = p.share_id)) AS forget
       FROM related_reasons r JOIN related_pairs p ON p.id = r.pair_id
       WHERE r.realm = $1 AND r.nation = $2 AND r.key = ANY($3::text[])
         AND NOT r.pair_id || ' ' || r.key = ANY($4::text[])`,
      [tx.realm, nation, keys, kept],
    );
    const forgotten = stale.filter(({ forget }) => forget);
    if (forgotten.length > 0) {
      await tx.query(
        `DELETE FROM related_reasons r USING jsonb_to_recordset($1::jsonb) AS gone (pair_id uuid, key text)
         WHERE r.pair_id = gone.pair_id AND r.key = gone.key`,
        [JSON.stringify(forgotten)],
      );
    }
    return stale.map(({ pair_id: id }) => id);
  }

  /** A pair stands while both sides are there and something binds them, or somebody said that it does or does not. */
  private async stand(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Told to those who see the reason that most people see.
    await tx.query(
      `UPDATE related_pairs p SET organisation_id = widest.organisation_id, tlp = widest.tlp
       FROM (SELECT DISTINCT ON (pair_id) pair_id, organisation_id, tlp FROM related_reasons WHERE pair_id = ANY($1::uuid[])
         ORDER BY pair_id, array_position($2::text[], tlp), organisation_id) widest
       WHERE p.id = widest.pair_id AND (p.organisation_id, p.tlp) <> (widest.organisation_id, widest.tlp)`,
      [ids, TLP_LABELS],
    );
    const turned = await tx.query<PairState>(
      `WITH now_standing AS (
         SELECT p.id, p.standing AS stood, one.status <> 'merged' AND (p.other_case_id IS NULL OR other.status <> 'merged')
             AND (p.share_id IS NULL OR EXISTS (SELECT FROM release_packages package
               WHERE package.share_id = p.share_id AND package.open AND package.expires_at > now()))
             AND (p.decision IS NOT NULL OR EXISTS (SELECT FROM related_reasons r WHERE r.pair_id = p.id)) AS stands,
           one.site_id, other.site_id AS other_site_id, one.tlp AS case_tlp
         FROM related_pairs p JOIN cases one ON one.id = p.case_id LEFT JOIN cases other ON other.id = p.other_case_id
         WHERE p.id = ANY($1::uuid[])
       )
       UPDATE related_pairs p SET standing = turned.stands,
         proposed_at = CASE WHEN turned.stands AND p.decision IS NULL THEN $2 ELSE p.proposed_at END
       FROM now_standing turned WHERE p.id = turned.id AND turned.stands <> turned.stood
       RETURNING p.id, p.nation, p.case_id, p.other_case_id, p.share_id, p.organisation_id, p.tlp, p.addressee, p.standing,
         p.decision, turned.site_id, turned.other_site_id, turned.case_tlp`,
      [ids, this.clock.now()],
    );
    for (const pair of turned.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      // What was decided on and is there again was told before.
      if (pair.standing && pair.decision !== null) continue;
      const type = pair.standing ? 'related.proposed' : 'related.withdrawn';
      for (const event of pairEvents(pair, type, this.clock.now())) tx.record(event);
    }
  }
}

function wantedOf(key: string, held: KeyHolders, found: FoundPair): Wanted {
  const { case: one, other, audience, holders } = found;
  const otherId = isShare(other) ? other.shareId : other.caseId;
  const shown = held.evidence.get(otherId) ?? [];
  const id = pairId(one.caseId, otherId);
  return {
    pair: {
      id,
      caseId: one.caseId,
      otherCaseId: isShare(other) ? null : other.caseId,
      shareId: isShare(other) ? other.shareId : null,
    },
    audience,
    reason: {
      pair_id: id,
      key,
      kind: held.kind,
      at: one.at,
      other_at: other.at,
      evidence: held.evidence.get(one.caseId) ?? [],
      other_evidence: isShare(other) ? [] : shown,
      package_evidence: isShare(other) ? shown : [],
      organisation_id: audience.organisationId,
      tlp: audience.tlp,
      holders,
    },
  };
}
