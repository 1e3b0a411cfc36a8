import { Injectable } from '@nestjs/common';
import { RELATED_RULES } from '../../config/related-rules.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Package } from '../sharing/projection/package.ts';
import type { ChangedKeys } from './changed-keys.ts';
import { packageKeys } from './package-keys.ts';

interface PackageRow {
  nation: string;
  kind: 'nation' | 'organisation' | 'person';
  organisation_id: string | null;
  account_id: string | null;
  case_id: string;
  body: string;
}

/** Keeps the keys of what was released, for as long as it is. */
@Injectable()
export class ShareKeysStore {
  /** Makes the keys of a package anew; of one that was recalled or has expired nothing is kept. */
  async renew(tx: Transaction, shareId: string, changed: ChangedKeys): Promise<void> {
    const gone = await tx.query<{ nation: string; key: string }>(
      'DELETE FROM related_share_keys WHERE share_id = $1 AND realm = $2 RETURNING nation, key',
      [shareId, tx.realm],
    );
    for (const { nation, key } of gone) changed.add(nation, [key]);
    const [open] = await tx.query<PackageRow>(
      `SELECT p.nation, p.kind, p.organisation_id, p.account_id, r.case_id, p.body
       FROM release_packages p JOIN releases r ON r.id = p.release_id
       WHERE p.share_id = $1 AND p.realm = $2 AND p.open AND p.expires_at > now()`,
      [shareId, tx.realm],
    );
    if (!open) return;
    const released = JSON.parse(open.body) as Package;
    const keys = packageKeys(released, RELATED_RULES.inARow, RELATED_RULES.keysPerCase);
    await tx.query(
      `INSERT INTO related_share_keys (share_id, key, kind, realm, nation, address, organisation_id, account_id, of_case_id, at,
         evidence)
       SELECT $1, r.key, r.kind, $2, $3, $4, $5, $6, $7, timestamptz 'epoch' + r.at * interval '1 millisecond',
         ARRAY(SELECT jsonb_array_elements_text(r.evidence))
       FROM jsonb_to_recordset($8::jsonb) AS r (key text, kind text, at float8, evidence jsonb)`,
      [
        shareId,
        tx.realm,
        open.nation,
        open.kind,
        open.organisation_id,
        open.account_id,
        open.case_id,
        JSON.stringify(keys),
      ],
    );
    changed.add(
      open.nation,
      keys.map(({ key }) => key),
    );
  }
}
