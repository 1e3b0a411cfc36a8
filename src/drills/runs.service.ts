import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import type { RunRole } from '../access/policy/run-role.ts';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { openExerciseRealm } from '../access/realms/realm.writer.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { toControl } from './drill-event.ts';
import { beginEvaluation } from './expectations/evaluation.ts';
import { firstDeliveries } from './schedule/plan-deliveries.ts';
import type { CellKind, DrillTemplate } from './template/template.ts';
import { isTold } from './template/told.ts';
import { TemplatesReader } from './templates/templates.reader.ts';

export interface RunWanted {
  /** Code of a shipped drill, or id of another. */
  template: string;
  /** The newest text of one's own, whoever approved it or nobody. */
  draft: boolean;
  designator: string;
  banner: string;
  /** Which organisation plays a cell, where that is not the one the template names; and cells it does not have. */
  cells: readonly { code: string; organisation: string; kind?: CellKind }[];
  members: readonly { account: string; cell: string; role: RunRole }[];
}

interface Cell {
  code: string;
  kind: CellKind;
  organisation: string;
  organisationId: string;
  nation: string;
}

interface Member {
  account: string;
  cell: string;
  role: RunRole;
  nation: string;
  organisationId: string;
}

/** Makes runs of drills: each with the template frozen as it now is, and a realm of its own. */
@Injectable()
export class RunsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly templates: TemplatesReader,
    private readonly realms: OpenRealms,
  ) {}

  /**
   * The id of the run. Whoever makes it directs it, unless the members say otherwise. An account of another organisation is told of as
   * one that there is not; the node's operator names anybody.
   * @throws DomainError what `TemplatesReader.playable` says, `organisation_not_found`, `member_not_found`, `cell_not_found`,
   * `twice` (invalid); `cert_alone` and the policy's reason (forbidden).
   */
  async create(operator: Operator, wanted: RunWanted): Promise<string> {
    requireAct(operator, 'drill.run');
    if (operator.realm !== 'live') {
      throw new DomainError('forbidden', 'other_realm', 'A run is made from outside of every exercise');
    }
    const { template, ofDraft } = await this.templates.playable(operator, wanted.template, wanted.draft);
    const id = uuidv7();
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      `exercise:${id}`,
      async (tx) => {
        const realm = await openExerciseRealm(tx, id);
        const cells = withControl(operator, await cellsOf(tx, template, wanted.cells));
        requireMayInvite(operator, cells);
        const members = await membersOf(tx, operator, cells, withDirector(operator, wanted.members, cells));
        const owner = ownerOf(operator, cells);
        const run = { id, realm, ...owner };
        await insertRun(tx, { ...run, ofDraft }, template, wanted, {
          at,
          by: { id: operator.id, name: operator.name },
        });
        await insertCells(tx, run, cells, members, at);
        await insertScript(tx, run, template, cells);
        tx.record({
          ...toControl(at, { id: operator.id, name: operator.name }),
          type: 'drill.created',
          data: {
            runId: id,
            designator: wanted.designator,
            template: template.code,
            title: template.title,
            ...(ofDraft && { draft: true }),
          },
        });
      },
      operator.origin,
    );
    await this.realms.look();
    return id;
  }
}

/**
 * Whoever controls a run sees all of its realm, and the sites of every nation that plays: with nations besides the own, a run is
 * made by those who act for theirs.
 */
function requireMayInvite(operator: Operator, cells: readonly Cell[]): void {
  const { nation, actsForNation, clearance } = operator;
  if (clearance === 'node' || actsForNation || cells.every((cell) => cell.nation === nation)) return;
  const message = 'Only a nation’s CERT makes exercises in which other nations play';
  throw new DomainError('forbidden', 'cert_alone', message, { field: 'cells' });
}

interface OwnedRun {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
}

function ownerOf(operator: Operator, cells: readonly Cell[]): Pick<OwnedRun, 'nation' | 'organisationId'> {
  const { nation, organisationId } = operator;
  if (nation !== null && organisationId !== null) return { nation, organisationId };
  // The node's operator is of no organisation: the run is of the one that controls it.
  const owner = cells.find(({ kind }) => kind === 'control') ?? cells[0];
  if (!owner) throw new DomainError('invalid', 'cell_not_found', 'A drill needs a cell', { field: 'cells' });
  return { nation: owner.nation, organisationId: owner.organisationId };
}

async function cellsOf(tx: Transaction, template: DrillTemplate, wanted: RunWanted['cells']): Promise<Cell[]> {
  requireOnce(
    wanted.map(({ code }) => code),
    'cells',
  );
  const own = new Map(wanted.map((cell) => [cell.code, cell]));
  const named = [
    ...template.cells.map(({ code, kind, organisation }) => ({
      code,
      kind,
      organisation: own.get(code)?.organisation ?? organisation,
    })),
    ...wanted
      .filter(({ code }) => !template.cells.some((cell) => cell.code === code))
      .map(({ code, organisation, kind }) => ({ code, organisation, kind: kind ?? ('control' as const) })),
  ];
  const rows = await tx.query<{ code: string; id: string; nation: string }>(
    'SELECT code, id, nation FROM organisations WHERE code = ANY($1::text[])',
    [named.map(({ organisation }) => organisation)],
  );
  const organisations = new Map(rows.map((row) => [row.code, row]));
  return named.map((cell) => {
    const found = organisations.get(cell.organisation);
    if (!found) {
      const message = `There is no organisation ${cell.organisation}`;
      throw new DomainError('not_found', 'organisation_not_found', message, { field: 'cells' });
    }
    return Object.assign(cell, { organisationId: found.id, nation: found.nation });
  });
}

/** Where the script has nobody who controls it, whoever makes the run does. */
function withControl({ nation, organisationId }: Operator, cells: readonly Cell[]): readonly Cell[] {
  if (nation === null || organisationId === null || cells.some(({ kind }) => kind === 'control')) return cells;
  return [...cells, { code: 'control', kind: 'control', organisation: '', organisationId, nation }];
}

/** Somebody must be able to start it. */
function withDirector(operator: Operator, members: RunWanted['members'], cells: readonly Cell[]): RunWanted['members'] {
  const account = /^person:([0-9a-f-]{36})$/.exec(operator.id)?.[1];
  const cell = cells.find(({ kind }) => kind === 'control');
  if (account === undefined || !cell || members.some((member) => member.account === account)) return members;
  return [...members, { account, cell: cell.code, role: 'director' }];
}

/** Whom one may name: people of the own organisation. All others are named by theirs, which so agrees to play. */
async function membersOf(
  tx: Transaction,
  { organisationId: own, clearance }: Operator,
  cells: readonly Cell[],
  wanted: RunWanted['members'],
): Promise<Member[]> {
  requireOnce(
    wanted.map(({ account }) => account),
    'members',
  );
  const rows = await tx.query<{ id: string; nation: string; organisation_id: string }>(
    `SELECT id, nation, organisation_id FROM accounts
     WHERE id = ANY($1::uuid[]) AND state = 'active' AND ($3 OR organisation_id = $2)`,
    [wanted.map(({ account }) => account), own, clearance === 'node'],
  );
  const accounts = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((member) => {
    const account = accounts.get(member.account);
    if (!account) {
      throw new DomainError('not_found', 'member_not_found', 'There is no such account', { field: 'members' });
    }
    if (!cells.some(({ code }) => code === member.cell)) {
      const message = `There is no cell ${member.cell}`;
      throw new DomainError('not_found', 'cell_not_found', message, { field: 'members' });
    }
    return { ...member, nation: account.nation, organisationId: account.organisation_id };
  });
}

function requireOnce(names: readonly string[], field: string): void {
  if (new Set(names).size === names.length) return;
  throw new DomainError('invalid', 'twice', `Each of ${field} may be named once`, { field });
}

async function insertRun(
  tx: Transaction,
  run: OwnedRun & { ofDraft: boolean },
  template: DrillTemplate,
  { designator, banner }: RunWanted,
  { at, by }: { at: Date; by: { id: string; name: string } },
): Promise<void> {
  const { id, realm, nation, organisationId, ofDraft } = run;
  await tx.query(
    `INSERT INTO exercise_runs
       (id, realm, nation, organisation_id, designator, template_code, banner, state, created_at, created_by, of_draft)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'ready', $8, $9, $10)`,
    [id, realm, nation, organisationId, designator, template.code, banner, at, JSON.stringify(by), ofDraft],
  );
}

async function insertCells(
  tx: Transaction,
  { id, realm }: OwnedRun,
  cells: readonly Cell[],
  members: readonly Member[],
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO exercise_cells (run_id, code, realm, nation, organisation_id, kind)
     SELECT $1, code, $2, nation, "organisationId", kind
     FROM jsonb_to_recordset($3::jsonb) AS cell (code text, nation text, "organisationId" uuid, kind text)`,
    [id, realm, JSON.stringify(cells)],
  );
  await tx.query(
    `INSERT INTO exercise_members (run_id, account_id, cell, realm, nation, organisation_id, role, added_at)
     SELECT $1, account, cell, $2, nation, "organisationId", role, $4
     FROM jsonb_to_recordset($3::jsonb) AS member (account uuid, cell text, nation text, "organisationId" uuid, role text)`,
    [id, realm, JSON.stringify(members), at],
  );
}

async function insertScript(
  tx: Transaction,
  { id, realm, nation, organisationId }: OwnedRun,
  template: DrillTemplate,
  cells: readonly Cell[],
): Promise<void> {
  await tx.query(
    'INSERT INTO exercise_snapshots (run_id, realm, nation, organisation_id, template) VALUES ($1, $2, $3, $4, $5)',
    [id, realm, nation, organisationId, JSON.stringify(template)],
  );
  await tx.query('INSERT INTO exercise_progress (run_id, realm, evaluation) VALUES ($1, $2, $3)', [
    id,
    realm,
    JSON.stringify(beginEvaluation()),
  ]);
  const channels = new Map(template.items.map(({ code, delivery }) => [code, delivery.channel]));
  const deliveries = firstDeliveries(template).map(({ item, cell }) => {
    const { nation: ofNation, organisationId: of } = cells.find(({ code }) => code === cell) ?? {};
    return { item, cell, nation: ofNation, organisationId: of, told: isTold(channels.get(item) ?? 'message') };
  });
  await tx.query(
    `INSERT INTO exercise_deliveries (run_id, realm, nation, organisation_id, cell, item, told)
     SELECT $1, $2, nation, "organisationId", cell, item, told
     FROM jsonb_to_recordset($3::jsonb) AS d (nation text, "organisationId" uuid, cell text, item text, told boolean)`,
    [id, realm, JSON.stringify(deliveries)],
  );
}
