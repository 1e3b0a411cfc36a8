import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Operator, runOperator } from '../../access/operator.ts';
import type { Action } from '../../access/policy/action.ts';
import type { Role } from '../../access/policy/role.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import { JournalReader } from '../../journal/journal.reader.ts';
import { cellNotFound } from '../drill-fault.ts';
import { seesWholeRun } from '../inside-run.ts';
import type { KindedCell, RunPicture } from '../run-row.ts';
import type { ReplayGate, SeenNow } from './replay-gate.ts';

/** A run seen with the eyes of a cell, or with those that see all of it. */
export interface ReplayView {
  /** Null is the joint view. */
  cell: KindedCell | null;
  /** On whose behalf the database is read for what is no matter of the journal. */
  eyes: Operator;
  gate: ReplayGate;
}

const PAGE = 2_000;
const NOWHERE = { address: null, credential: null };

/** Decides with whose eyes somebody may see a run again. */
@Injectable()
export class ReplayGates {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly database: ViewerDatabase,
    private readonly journal: JournalReader,
  ) {}

  /**
   * Whoever sees the whole run chooses any cell that plays, or none for all of it; whoever plays has the eyes of the own cell.
   * @throws DomainError `cell_not_found`, also of a cell that is not for whoever asks.
   */
  async view(
    operator: Operator,
    picture: RunPicture,
    code: string | undefined,
    entries: readonly JournalEvent[],
  ): Promise<ReplayView> {
    const playing = picture.cells.filter(playsItself);
    if (seesWholeRun(operator)) {
      if (code === undefined) return { cell: null, eyes: operator, gate: wholeGate(operator) };
      const cell = playing.find((one) => one.code === code);
      if (!cell) throw cellNotFound('cell');
      const eyes = await this.eyesOf(picture, cell);
      return { cell, eyes, gate: gateOf(eyes, accountsOf(cell), null) };
    }
    const own = playing.find(({ actors }) => actors.includes(operator.id));
    if (!own || (code !== undefined && code !== own.code)) throw cellNotFound('cell');
    const now = await this.seenNow(operator, entries);
    return { cell: own, eyes: operator, gate: gateOf(operator, new Set([accountOf(operator.id)]), now) };
  }

  /** Everybody in the cell together; of one that nobody plays in, what anybody of its organisation sees. */
  private async eyesOf({ run }: RunPicture, cell: KindedCell): Promise<Operator> {
    const rows = await this.engine.query<{ accountId: string; roles: Role[] }[]>(
      `SELECT m.account_id AS "accountId", a.roles FROM exercise_members m JOIN accounts a ON a.id = m.account_id
       WHERE m.run_id = $1 AND m.cell = $2 AND m.role = 'player'`,
      [run.id, cell.code],
    );
    const roles = rows.length === 0 ? (['analyst'] as const) : [...new Set(rows.flatMap((row) => row.roles))];
    const { nation, organisationId } = cell;
    const member = { accountId: 'replay', name: cell.code, nation, organisationId, isNationalCert: false, roles };
    return runOperator(member, run.realm, 'player', NOWHERE);
  }

  /** One picture of all that whoever asks sees at present, as row-level security and the readers have it. */
  private seenNow(operator: Operator, entries: readonly JournalEvent[]): Promise<SeenNow> {
    return this.database.read(
      operator,
      async (manager) => ({
        entries: await this.entriesSeen(operator.realm, entries, manager),
        cases: await idsOf(manager, 'SELECT id FROM cases WHERE realm = $1', operator.realm),
        alerts: await idsOf(manager, 'SELECT id FROM alerts WHERE realm = $1', operator.realm),
        shares: await idsOf(
          manager,
          'SELECT share_id AS id FROM release_packages WHERE realm = $1 AND open AND expires_at > now()',
          operator.realm,
        ),
      }),
      'REPEATABLE READ',
    );
  }

  private async entriesSeen(
    realm: string,
    entries: readonly JournalEvent[],
    manager: EntityManager,
  ): Promise<Set<number>> {
    const seen = new Set<number>();
    for (let from = 0; from < entries.length; from += PAGE) {
      const numbers = entries.slice(from, from + PAGE).map(({ seq }) => seq);
      for (const { seq } of await this.journal.seenAt(realm, numbers, manager)) seen.add(seq);
    }
    return seen;
  }
}

export function playsItself({ kind }: Pick<KindedCell, 'kind'>): boolean {
  return kind === 'player';
}

function wholeGate(operator: Operator): ReplayGate {
  return gateOf(operator, new Set(), null, true);
}

function gateOf(
  { realm, nation, organisationId, clearance, actions }: Operator,
  accounts: ReadonlySet<string>,
  now: SeenNow | null,
  whole = false,
): ReplayGate {
  const may = (action: Action): boolean => whole || actions.has(action);
  return {
    sight: { realm, nation, organisationId, clearance },
    whole,
    accounts,
    alerts: may('alert.read'),
    releases: may('release.read'),
    shares: may('share.read'),
    now,
  };
}

function accountsOf({ actors }: KindedCell): Set<string> {
  return new Set(actors.map(accountOf));
}

function accountOf(actor: string): string {
  return actor.replace(/^person:/, '');
}

async function idsOf(manager: EntityManager, sql: string, realm: string): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(sql, [realm]);
  return new Set(rows.map(({ id }) => id));
}
