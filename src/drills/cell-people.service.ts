import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct, requireOutside } from '../access/policy/authorise.ts';
import type { RunRole } from '../access/policy/run-role.ts';
import { agreeToPlay } from '../access/realms/agreement.writer.ts';
import { exerciseRealm } from '../access/realms/realm-name.ts';
import { RunEntries } from '../access/realms/run-entries.service.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { runNotFound } from './drill-fault.ts';
import type { CellKind } from './template/template.ts';

export interface MemberNamed {
  accountId: string;
  role: RunRole;
}

interface Cell {
  code: string;
  kind: CellKind;
  nation: string;
  organisationId: string;
}

interface Standing extends MemberNamed {
  cell: string;
  organisationId: string;
}

/** A cell somebody may name people for. */
interface NamedCell {
  runId: string;
  cell: Cell;
  /** Whether the run is theirs besides. */
  holds: boolean;
}

/** What an organisation gives its people by itself; all others see the whole realm, or move it, but where its cell is for that. */
const PLAYS: ReadonlySet<RunRole> = new Set(['player', 'observer']);
const MOVES_CLOCK: ReadonlySet<RunRole> = new Set(['director', 'controller', 'safety']);

/** Each organisation says itself who of its people plays in its cells. */
@Injectable()
export class CellPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly entries: RunEntries,
  ) {}

  /**
   * From outside the exercise, until it is archived: these, and nobody else of the organisation, are in the cell from now on.
   * Naming somebody is agreeing to play. The id of the organisation whose cell it is.
   * @throws DomainError `run_not_found`, `cell_not_found`, `member_not_found`; `twice` (invalid); `in_another_cell`,
   * `nobody_directs` (conflict); `other_organisation`, `role_of_owner`, `outside_only`, the policy's reason (forbidden).
   */
  async name(operator: Operator, runId: string, code: string, wanted: readonly MemberNamed[]): Promise<string> {
    requireAct(operator, 'drill.run');
    requireOutside(operator);
    const members = wanted.map(({ accountId, role }) => ({ accountId: accountId.toLowerCase(), role }));
    requireOnce(members);
    const realm = exerciseRealm(runId);
    const at = this.clock.now();
    const organisationId = await this.unitOfWork.transactAsEngine(
      realm,
      async (tx) => {
        const named = await namedCell(tx, operator, runId, code);
        const { cell } = named;
        const standing = await tx.query<Standing>(
          `SELECT account_id AS "accountId", cell, role, organisation_id AS "organisationId" FROM exercise_members
           WHERE run_id = $1`,
          [runId],
        );
        await requireOwnPeople(tx, cell, members);
        requireFree(cell, standing, members);
        requireRoles(named, standing, members);
        const removed = removedFrom(named, standing, members);
        requireDirected(named, standing, removed, members);
        const changed = members.filter(
          ({ accountId, role }) => !standing.some((one) => one.accountId === accountId && one.role === role),
        );
        await write(tx, realm, named, changed, removed, at);
        if (members.length > 0) await agreeToPlay(tx, realm, cell, operator, at);
        if (changed.length > 0 || removed.length > 0) {
          tx.recordAccess({
            type: 'realm.people_named',
            at,
            nation: cell.nation,
            organisationId: cell.organisationId,
            siteId: null,
            caseId: null,
            tlp: 'AMBER+STRICT',
            actor: { id: operator.id, name: operator.name },
            // With their roles, so that the trail tells whom from whom; ids alone it keeps in one heap.
            // With their roles: the trail keeps ids alone in one heap, and would not tell whom from whom.
            data: { realm, cell: code, named: changed.map(told), removed: removed.map(told) },
          });
        }
        return cell.organisationId;
      },
      operator.origin,
    );
    this.entries.forget();
    return organisationId;
  }
}

/** Locks the run, so that of two who name people at once the later finds what the earlier did. */
async function namedCell(tx: Transaction, operator: Operator, runId: string, code: string): Promise<NamedCell> {
  const [run] = await tx.query<{ organisationId: string }>(
    `SELECT organisation_id AS "organisationId" FROM exercise_runs WHERE id = $1 AND state <> 'archived' FOR UPDATE`,
    [runId],
  );
  if (!run) throw runNotFound();
  const cells = await tx.query<Cell>(
    'SELECT code, kind, nation, organisation_id AS "organisationId" FROM exercise_cells WHERE run_id = $1',
    [runId],
  );
  const everywhere = operator.clearance === 'node';
  const own = ({ organisationId }: { organisationId: string }): boolean =>
    everywhere || organisationId === operator.organisationId;
  const holds = own(run);
  if (!holds && !cells.some(own)) throw runNotFound();
  const cell = cells.find((one) => one.code === code);
  // Who holds the run knows its cells; who was asked knows those of its own alone.
  if (!cell || (!holds && !own(cell))) {
    throw new DomainError('not_found', 'cell_not_found', 'There is no such cell in this run');
  }
  if (!own(cell)) {
    throw new DomainError('forbidden', 'other_organisation', 'Its own organisation says who is in this cell');
  }
  return { runId, cell, holds };
}

/** An account of another organisation is told of as one that there is not. */
async function requireOwnPeople(tx: Transaction, cell: Cell, members: readonly MemberNamed[]): Promise<void> {
  const found = await tx.query<{ id: string }>(
    `SELECT id FROM accounts WHERE id = ANY($1::uuid[]) AND organisation_id = $2 AND state = 'active'`,
    [members.map(({ accountId }) => accountId), cell.organisationId],
  );
  if (found.length === members.length) return;
  throw new DomainError('not_found', 'member_not_found', 'There is no such account', { field: 'members' });
}

function requireFree(cell: Cell, standing: readonly Standing[], members: readonly MemberNamed[]): void {
  const taken = standing.some(
    (one) => one.cell !== cell.code && members.some(({ accountId }) => accountId === one.accountId),
  );
  if (!taken) return;
  const message = 'Somebody of these is in another cell of this run; nobody is in two';
  throw new DomainError('conflict', 'in_another_cell', message, { field: 'members' });
}

/** A role that sees the whole realm is given by whoever holds the run; whom they gave it to may keep it. */
function requireRoles(
  { cell, holds }: NamedCell,
  standing: readonly Standing[],
  members: readonly MemberNamed[],
): void {
  if (holds) return;
  // Whoever asked an organisation to observe or to evaluate has said so by the kind of its cell.
  const ofCell = (role: RunRole): boolean =>
    role === 'player' || ((role === 'observer' || role === 'evaluator') && role === cell.kind);
  const has = ({ accountId, role }: MemberNamed): boolean =>
    standing.some((one) => one.accountId === accountId && one.role === role);
  if (members.every((member) => ofCell(member.role) || has(member))) return;
  const message = 'Only whoever holds the run names people for this role';
  throw new DomainError('forbidden', 'role_of_owner', message, { field: 'members' });
}

/** Those of the organisation; of others those who play in its place. Who controls the run from this cell stays. */
function removedFrom(
  { cell, holds }: NamedCell,
  standing: readonly Standing[],
  members: readonly MemberNamed[],
): MemberNamed[] {
  return standing.flatMap(({ accountId, cell: code, role, organisationId }) => {
    const stays = code !== cell.code || members.some((member) => member.accountId === accountId);
    const theirs = holds || PLAYS.has(role) || organisationId === cell.organisationId;
    return stays || !theirs ? [] : [{ accountId, role }];
  });
}

/** Somebody must be able to start and stop it; an organisation that was asked may take its people out all the same. */
function requireDirected(
  { holds }: NamedCell,
  standing: readonly Standing[],
  removed: readonly MemberNamed[],
  members: readonly MemberNamed[],
): void {
  const moves = ({ role }: MemberNamed): boolean => MOVES_CLOCK.has(role);
  const others = standing.filter(
    ({ accountId }) => ![...removed, ...members].some((member) => member.accountId === accountId),
  );
  if (!holds || !standing.some(moves) || [...others, ...members].some(moves)) return;
  const message = 'Nobody would be left who directs or controls the run';
  throw new DomainError('conflict', 'nobody_directs', message, { field: 'members' });
}

async function write(
  tx: Transaction,
  realm: string,
  { runId, cell }: NamedCell,
  changed: readonly MemberNamed[],
  removed: readonly MemberNamed[],
  at: Date,
): Promise<void> {
  await tx.query('DELETE FROM exercise_members WHERE run_id = $1 AND account_id = ANY($2::uuid[])', [
    runId,
    removed.map(({ accountId }) => accountId),
  ]);
  await tx.query(
    `INSERT INTO exercise_members (run_id, account_id, cell, realm, nation, organisation_id, role, added_at)
     SELECT $1, "accountId", $2, $3, $4, $5, role, $7
     FROM jsonb_to_recordset($6::jsonb) AS member ("accountId" uuid, role text)
     ON CONFLICT (run_id, account_id) DO UPDATE SET role = excluded.role`,
    [runId, cell.code, realm, cell.nation, cell.organisationId, JSON.stringify(changed), at],
  );
}

function told({ accountId, role }: MemberNamed): JsonObject {
  return { accountId, role };
}

function requireOnce(members: readonly MemberNamed[]): void {
  if (new Set(members.map(({ accountId }) => accountId)).size === members.length) return;
  throw new DomainError('invalid', 'twice', 'Each of members may be named once', { field: 'members' });
}
