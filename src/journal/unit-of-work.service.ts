import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { InjectEngine } from '../database/engine.decorator.ts';
import { type Origin, readOnlyView, type RowScope } from '../database/row-scope.ts';
import { enterScope } from '../database/viewer-database.service.ts';
import { ACCESS_REALM, type AccessDraft } from './access-event.ts';
import type { JournalDraft } from './journal-event.ts';
import { JournalSignal } from './journal-signal.ts';
import { Statements } from './statements.ts';

/** Entries that were committed. */
export interface Written {
  /** When they began to be written, by `performance.now`. */
  begun: number;
  /** Number of the last in the transaction's own realm; undefined where there was none. */
  head: number | undefined;
}

/** What a use case works with inside its transaction. */
export interface Transaction {
  readonly realm: string;
  readonly manager: EntityManager;
  /** Rows of a statement; of an UPDATE or DELETE those it returns. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /**
   * A statement whose rows nobody needs: it goes out at once and is not waited for, so that many take one round trip. Statements
   * are carried out in the order in which they were given, whether sent or asked; one that fails fails the transaction.
   */
  send(sql: string, parameters?: unknown[]): void;
  /** Adds an entry to the journal, in the order of the calls. */
  record(event: JournalDraft): void;
  /** Adds an entry to the journal of the realm `access`, whichever realm the transaction is in. */
  recordAccess(event: AccessDraft): void;
  /** Called once it is committed. */
  onCommit(listener: (written: Written) => void): void;
}

/**
 * Runs a change and its journal entries in one transaction (design rule 2).
 *
 * The entries are written last: the counter row of the realm is locked from there to the commit, so numbers are given
 * in commit order, without gaps, and no reader can see 8 while 7 is still on its way (docs/decisions/0002).
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectEngine() private readonly engine: DataSource,
    private readonly signal: JournalSignal,
  ) {}

  /**
   * On behalf of a viewer, held to its scope by row-level security.
   * @throws DomainError `read_only_view` (forbidden) where somebody looks through another's eyes: also reads that leave a trace.
   */
  async transact<T>(scope: RowScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    if (scope.viewing) throw readOnlyView(scope.viewing);
    return this.run(this.dataSource, scope.realm, scope.origin, async (transaction) => {
      await enterScope(transaction.manager, scope);
      return work(transaction);
    });
  }

  /**
   * On behalf of no viewer: correlation, signing in, what leaves a nation by consent. The caller has asked the policy;
   * `origin` tells the audit trail where a person who is behind it sits.
   */
  transactAsEngine<T>(
    realm: string,
    work: (transaction: Transaction) => Promise<T>,
    origin: Origin | null = null,
  ): Promise<T> {
    return this.run(this.engine, realm, origin, work);
  }

  private async run<T>(
    dataSource: DataSource,
    realm: string,
    origin: Origin | null,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const drafts = new Map<string, (JournalDraft | AccessDraft)[]>();
    const record = (into: string, event: JournalDraft | AccessDraft): void => {
      const list = drafts.get(into);
      if (list) list.push(event);
      else drafts.set(into, [event]);
    };
    const heads: { realm: string; head: number }[] = [];
    const listeners: ((written: Written) => void)[] = [];
    let begun = 0;
    const result = await dataSource.transaction(async (manager) => {
      const statements = new Statements(manager);
      const outcome = await statements.all(
        work({
          realm,
          manager,
          query: async <Row>(sql: string, parameters?: unknown[]) =>
            rowsOf<Row>(await statements.query(sql, parameters)),
          send: (sql, parameters) => statements.send(sql, parameters),
          record: (event) => record(realm, event),
          recordAccess: (event) => record(ACCESS_REALM, event),
          onCommit: (listener) => listeners.push(listener),
        }),
      );
      begun = performance.now();
      // In one order, so that two transactions never wait for each other's counter.
      for (const into of [...drafts.keys()].toSorted()) {
        heads.push({ realm: into, head: await append(manager, into, origin, drafts.get(into) ?? []) });
      }
      return outcome;
    });
    for (const grown of heads) this.signal.announce(grown);
    const head = heads.find((grown) => grown.realm === realm)?.head;
    for (const listener of listeners) listener({ begun, head });
    return result;
  }
}

async function append(
  manager: EntityManager,
  realm: string,
  origin: Origin | null,
  drafts: readonly (JournalDraft | AccessDraft)[],
): Promise<number> {
  const rows = await manager.query<{ head: string }[]>(
    `WITH counter AS (
       UPDATE journal_heads SET head = head + $2 WHERE realm = $1 RETURNING head
     ), written AS (
       INSERT INTO journal (realm, seq, id, type, at, nation, organisation_id, site_id, case_id, tlp, actor, data, origin)
       SELECT $1, counter.head - $2 + item.position, (item.value->>'id')::uuid, item.value->>'type',
              (item.value->>'at')::timestamptz, item.value->>'nation', (item.value->>'organisationId')::uuid,
              (item.value->>'siteId')::uuid, (item.value->>'caseId')::uuid, item.value->>'tlp',
              item.value->'actor', item.value->'data',
              CASE WHEN item.value ? 'origin' THEN nullif(item.value->'origin', 'null'::jsonb) ELSE $4::jsonb END
       FROM counter, jsonb_array_elements($3::jsonb) WITH ORDINALITY AS item (value, position)
     )
     SELECT head FROM counter`,
    [
      realm,
      drafts.length,
      JSON.stringify(drafts.map((draft) => ({ id: uuidv7(), ...draft }))),
      origin === null ? null : JSON.stringify(origin),
    ],
  );
  const head = rows[0]?.head;
  if (head === undefined) throw new Error(`Realm ${realm} has no journal`);
  return Number(head);
}

/** The driver answers UPDATE and DELETE with rows and a count, everything else with rows. */
export function rowsOf<Row>(answer: unknown): Row[] {
  const counted =
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (counted ? answer[0] : answer) as Row[];
}
