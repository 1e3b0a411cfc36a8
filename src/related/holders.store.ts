import { Injectable } from '@nestjs/common';
import { isTlp, strictestTlp, type Tlp } from '../access/policy/marking.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseHolder, ShareHolder } from './pairing.ts';
import type { KeyKind } from './related-key.ts';

/** Cases and packages of one nation that have a key, with what shows it. */
export interface KeyHolders {
  kind: KeyKind;
  cases: CaseHolder[];
  shares: ShareHolder[];
  /** By id of case or package: alerts, or names within the package. */
  evidence: Map<string, string[]>;
}

interface Row {
  key: string;
  kind: KeyKind;
  at: Date | null;
  evidence: string[];
}

/** Packages looked at of one key. */
const MOST_SHARES = 50;

/**
 * Finds who has a key. Of those that the same people see no more is read than it takes to know that there are too many, so
 * that what everybody has costs no more than what is rare.
 */
@Injectable()
export class HoldersStore {
  async of(tx: Transaction, nation: string, keys: readonly string[], most: number): Promise<Map<string, KeyHolders>> {
    const found = new Map<string, KeyHolders>();
    const holdersOf = ({ key, kind }: Row): KeyHolders => {
      const known = found.get(key) ?? { kind, cases: [], shares: [], evidence: new Map<string, string[]>() };
      found.set(key, known);
      return known;
    };
    const cases = await tx.query<
      Row & { at: Date; case_id: string; site_id: string; organisation_id: string; tlp: Tlp; shown_tlp: string }
    >(
      `SELECT asked.key, k.kind, k.at, k.evidence, k.case_id, k.site_id, k.organisation_id, k.tlp, k.shown_tlp
       FROM unnest($3::text[]) AS asked (key)
       CROSS JOIN (SELECT 'nation' AS reach UNION ALL
         SELECT strictness || id FROM organisations, unnest(ARRAY['strict:', 'red:']) AS strictness WHERE nation = $2) seen_by
       CROSS JOIN LATERAL (
         SELECT held.kind, held.at, held.evidence, c.id AS case_id, c.site_id, c.organisation_id, c.tlp, held.tlp AS shown_tlp
         FROM related_case_keys held JOIN cases c ON c.id = held.case_id JOIN sites s ON s.id = c.site_id
         WHERE held.realm = $1 AND held.nation = $2 AND held.key = asked.key AND held.reach = seen_by.reach
           AND held.kind <> 'technique' AND c.status <> 'merged'
           AND NOT EXISTS (SELECT FROM correlation_constraints x
             WHERE x.realm = held.realm AND x.site_id = c.site_id AND x.kind = 'never_join' AND x.ended_at IS NULL
               AND x.entity_key IN (held.key, held.key || '@' || s.code)
               AND (x.expires_at IS NULL OR x.expires_at > held.at))
         ORDER BY held.case_id LIMIT $4) k`,
      [tx.realm, nation, keys, most + 1],
    );
    for (const row of cases) {
      const holders = holdersOf(row);
      const { case_id: caseId, site_id: siteId, organisation_id: organisationId } = row;
      // A case that was set lower has what its stricter alerts show for those alone who see them.
      const tlp = strictestTlp(row.tlp, isTlp(row.shown_tlp) ? row.shown_tlp : 'RED');
      holders.cases.push({ caseId, siteId, organisationId, tlp, at: row.at.getTime() });
      holders.evidence.set(caseId, row.evidence);
    }
    const shares = await tx.query<
      Row & {
        share_id: string;
        address: ShareHolder['kind'];
        organisation_id: string | null;
        account_id: string | null;
        of_case_id: string;
      }
    >(
      `SELECT asked.key, k.* FROM unnest($3::text[]) AS asked (key)
       CROSS JOIN LATERAL (
         SELECT held.kind, held.at, held.evidence, held.share_id, held.address, held.organisation_id, held.account_id,
           held.of_case_id
         FROM related_share_keys held WHERE held.realm = $1 AND held.nation = $2 AND held.key = asked.key
         ORDER BY array_position(ARRAY['nation', 'organisation', 'person'], held.address), held.share_id LIMIT $4) k`,
      [tx.realm, nation, keys, MOST_SHARES],
    );
    for (const row of shares) {
      const holders = holdersOf(row);
      holders.shares.push({
        shareId: row.share_id,
        kind: row.address,
        organisationId: row.organisation_id,
        accountId: row.account_id,
        ofCaseId: row.of_case_id,
        at: row.at?.getTime() ?? null,
      });
      holders.evidence.set(row.share_id, row.evidence);
    }
    return found;
  }
}
