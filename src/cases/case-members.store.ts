import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseEntity } from './case.entity.ts';
import { caseClosed } from './case.store.ts';
import type { CaseStatus } from './case-lifecycle.ts';
import type { StandingCasesReader } from './standing-cases.reader.ts';

interface Member {
  id: string;
  site_id: string;
  head_id: string | null;
  group_id: string | null;
  status: CaseStatus | null;
}

/**
 * The heads of alerts that may be put into a case; repeats go where their head goes.
 * @throws DomainError `alert_not_found`, `other_site`, `case_closed` (when one is in a closed case), `already_linked`
 * (when all are in this case), each naming the alert at fault by its place in the list. An alert in a case the operator does
 * not see would be taken out of it: it is not found.
 */
export async function headsToLink(
  transaction: Transaction,
  standing: StandingCasesReader,
  operator: Operator,
  found: CaseEntity,
  alertIds: readonly string[],
): Promise<string[]> {
  const members = await findMembers(transaction, operator, alertIds, standing);
  for (const [index, member] of members.entries()) {
    if (member.site_id !== found.siteId) {
      throw new DomainError('conflict', 'other_site', 'The alert is of another site than the case', place(index));
    }
    if (member.status === 'closed') throw caseClosed(place(index).field);
  }
  if (members.every((member) => member.group_id === found.id)) {
    throw new DomainError('conflict', 'already_linked', 'These alerts are in the case already', { field: 'alertIds' });
  }
  return headsOf(members);
}

/**
 * The heads of alerts that may be taken out of a case.
 * @throws DomainError `alert_not_found`, `not_in_case`, each naming the alert by its place in the list;
 * `nothing_left` when no alert would stay.
 */
export async function headsToTakeOut(
  transaction: Transaction,
  operator: Operator,
  found: CaseEntity,
  alertIds: readonly string[],
): Promise<string[]> {
  const members = await findMembers(transaction, operator, alertIds);
  for (const [index, member] of members.entries()) {
    if (member.group_id !== found.id) {
      throw new DomainError('conflict', 'not_in_case', 'The alert is not in this case', place(index));
    }
  }
  const heads = headsOf(members);
  const rows = await transaction.query<{ count: string }>(
    'SELECT count(*) FROM alert_links WHERE group_id = $1 AND realm = $2 AND head_id = alert_id',
    [found.id, found.realm],
  );
  if (heads.length >= Number(rows[0]?.count ?? 0)) {
    throw new DomainError('conflict', 'nothing_left', 'At least one alert must stay in the case', {
      field: 'alertIds',
    });
  }
  return heads;
}

async function findMembers(
  transaction: Transaction,
  operator: Operator,
  alertIds: readonly string[],
  standing?: StandingCasesReader,
): Promise<Member[]> {
  const rows = await transaction.query<Member>(
    `SELECT alert.id, alert.site_id, link.head_id, link.group_id, home.status
     FROM alerts alert
     LEFT JOIN alert_links link ON link.alert_id = alert.id
     LEFT JOIN cases home ON home.id = link.group_id
     WHERE ${seen('alert')} AND alert.id = ANY($${AFTER_SIGHT}::uuid[])`,
    [...sightParameters(operator), alertIds],
  );
  const apart = rows.flatMap(({ group_id: id, status }) => (id !== null && status === null ? [id] : []));
  const unseen = await standing?.among(operator.realm, apart);
  const byId = new Map(rows.filter((row) => !unseen?.has(row.group_id ?? '')).map((row) => [row.id, row]));
  return alertIds.map((id, index) => {
    const member = byId.get(id);
    if (!member) throw new DomainError('not_found', 'alert_not_found', 'There is no such alert', place(index));
    return member;
  });
}

function headsOf(members: readonly Member[]): string[] {
  return [...new Set(members.map((member) => member.head_id ?? member.id))];
}

function place(index: number): { field: string } {
  return { field: `alertIds.${index}` };
}
