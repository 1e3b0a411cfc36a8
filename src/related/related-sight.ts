import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';

/** Where the first parameter after those of {@link relatedSight} goes. */
export const AFTER_RELATED_SIGHT = AFTER_SIGHT + 2;

/** `$1` to `$8` of every statement that uses {@link PAIR_SEEN} or {@link REASON_SEEN}. */
export function relatedSight(operator: Operator): unknown[] {
  const account = operator.id.startsWith('person:') ? operator.id.slice('person:'.length) : '';
  return [...sightParameters(operator), account, operator.actions.has('share.read')];
}

/** A package addressed to the viewer that may be read at this instant (docs/access.md §6.7). */
const RECEIVED = `g.realm = $1 AND g.open AND g.expires_at > now() AND $8::boolean AND ($2::boolean OR (g.nation = $3
  AND (g.kind = 'nation' OR (g.organisation_id = $5::uuid AND (g.kind = 'organisation'
    OR (g.kind = 'person' AND g.account_id::text = $7))))))`;

/** A pair `p`, of the case `one` and either the case `other` or the package `g`: whoever sees both sides. */
export const PAIR_SEEN = `p.realm = $1 AND p.standing AND ${seen('one')}
  AND (p.other_case_id IS NULL OR (other.id IS NOT NULL AND ${seen('other')}))
  AND (p.share_id IS NULL OR (g.id IS NOT NULL AND ${RECEIVED}))`;

export const PAIR_TABLES = `related_pairs p JOIN cases one ON one.id = p.case_id
  LEFT JOIN cases other ON other.id = p.other_case_id
  LEFT JOIN release_packages g ON g.share_id = p.share_id AND g.open`;

/** A reason `r` of a pair that is seen: whoever sees every alert that shows it. */
export const REASON_SEEN = `NOT EXISTS (SELECT FROM unnest(r.evidence || r.other_evidence) AS shows (id)
  LEFT JOIN alerts a ON a.id = shows.id AND ${seen('a')} WHERE a.id IS NULL)`;
