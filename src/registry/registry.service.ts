import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { type Owned, seesWholeRealm } from '../access/policy/decide.ts';
import { DomainError } from '../common/domain-error.ts';
import { cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import { KEPT_LIMITS } from '../database/kept-statement.adapter.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { manyKept } from './kept-rows.adapter.ts';
import { notFound, registryFault } from './registry-fault.ts';
import type { RegistryStore } from './registry.store.ts';

export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** Whose a row is. */
export type RegistryOwner = Pick<Owned, 'nation' | 'organisationId'>;

/** What is written in other tables with a row, in the same transaction, and the fields of a request that it is of. */
export interface AlsoWritten<Row> {
  fields: readonly string[];
  write: (manager: EntityManager, row: Row) => Promise<void>;
}

/** What one list of the registry is called, how it is ordered, and by which of its columns it can be filtered. */
export interface RegistryList<Row> {
  noun: string;
  /** Column that identifies a row in an address. */
  id: keyof Row & string;
  /** Columns that are unique together, so that their order is total. */
  order: readonly (keyof Row & string)[];
  /** What changing it takes. */
  action: Action;
}

/** A part of a cursor: any text a column may hold. */
// oxlint-disable-next-line no-control-regex -- NUL is what PostgreSQL cannot store.
const TEXT = /^[^\u0000]{0,300}$/u;

/**
 * What the six lists of the registry have in common. Each sees only what the operator's nation owns; what it does not
 * own is not found, whether it exists or not.
 */
export abstract class RegistryService<Row extends ObjectLiteral> {
  protected constructor(
    protected readonly store: RegistryStore,
    private readonly entity: EntityTarget<Row>,
    private readonly shape: RegistryList<Row>,
  ) {}

  /** Narrows a query on `row` to what a nation owns. */
  protected abstract ownedBy(query: SelectQueryBuilder<Row>, nation: string): void;

  /** Whose a row is, which decides who may change it. */
  protected abstract ownerOf(manager: EntityManager, row: Row): Promise<RegistryOwner>;

  async list(
    operator: Operator,
    { limit, cursor }: PageRequest,
    filters: Partial<Record<keyof Row & string, string>> = {},
  ): Promise<Page<Row>> {
    const { noun, order } = this.shape;
    const wanted = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const scope = cursorScope([
      noun,
      operator.nation,
      seesWholeRealm(operator),
      wanted.map(([name, value]) => [name, value]),
    ]);
    const rows = await this.store.read(operator, async (manager) => {
      const query = this.visible(manager, operator);
      for (const [name, value] of wanted) query.andWhere(`row.${name} = :${name}`, { [name]: value });
      if (cursor !== undefined) {
        const key = decodeCursor(
          scope,
          cursor,
          order.map(() => TEXT),
        );
        const columns = order.map((column) => `row.${column}`).join(', ');
        const marks = order.map((_, index) => `:key${index}`).join(', ');
        query.andWhere(
          `(${columns}) > (${marks})`,
          Object.fromEntries(key.map((part, index) => [`key${index}`, part])),
        );
      }
      for (const column of order) query.addOrderBy(`row.${column}`);
      query.take(limit + 1);
      const isKept = wanted.length === 0 && cursor === undefined && KEPT_LIMITS.has(limit);
      return isKept ? manyKept(manager, query) : query.getMany();
    });
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) =>
        encodeCursor(
          scope,
          order.map((column) => String(row[column])),
        ),
    );
  }

  /** @throws DomainError `<noun>_not_found` */
  async get(operator: Operator, id: string): Promise<Row> {
    return this.store.read(operator, (manager) => this.find(manager, operator, id));
  }

  /**
   * @throws DomainError `<noun>_not_found`; the policy's reason (forbidden); `in_use` when something still refers to it.
   */
  async remove(operator: Operator, id: string): Promise<void> {
    await this.writing(operator, async (transaction) => {
      const row = await this.find(transaction.manager, operator, id);
      await this.authorise(transaction, operator, row, 'removed');
      await transaction.manager.delete(this.entity, id);
    });
  }

  protected async insert(operator: Operator, row: Row, also?: AlsoWritten<Row>): Promise<Row> {
    return this.writing(operator, async (transaction) => {
      await this.authorise(transaction, operator, row, 'entered');
      await transaction.manager.insert(this.entity, row);
      if (!also) return row;
      await also.write(transaction.manager, row);
      return this.find(transaction.manager, operator, row[this.shape.id]);
    });
  }

  /** Writes the changed columns of one row and returns it as it then is. */
  protected async change(operator: Operator, id: string, changes: Partial<Row>, also?: AlsoWritten<Row>): Promise<Row> {
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return this.writing(operator, async (transaction) => {
      const row = await this.find(transaction.manager, operator, id);
      await this.authorise(transaction, operator, row, 'changed', [...Object.keys(named), ...(also?.fields ?? [])]);
      if (Object.keys(named).length > 0) await transaction.manager.update(this.entity, id, named as Partial<Row>);
      await also?.write(transaction.manager, row);
      return this.find(transaction.manager, operator, id);
    });
  }

  protected async find(manager: EntityManager, operator: Operator, id: string): Promise<Row> {
    const row = await this.visible(manager, operator).andWhere(`row.${this.shape.id} = :id`, { id }).getOne();
    if (!row) throw notFound(this.shape.noun);
    return row;
  }

  /** Asks the policy, and tells the audit trail what was done to which row. */
  private async authorise(
    transaction: Transaction,
    operator: Operator,
    row: Row,
    change: 'entered' | 'changed' | 'removed',
    fields: string[] = [],
  ): Promise<void> {
    const { noun, id, action } = this.shape;
    const owner = await this.ownerOf(transaction.manager, row);
    requireChange(operator, action, { realm: operator.realm, ...owner });
    transaction.recordAccess({
      type: 'registry.changed',
      at: this.store.now(),
      ...owner,
      siteId: null,
      caseId: null,
      tlp: 'AMBER',
      actor: { id: operator.id, name: operator.name },
      data: { noun, id: String(row[id]), change, fields },
    });
  }

  private visible(manager: EntityManager, operator: Operator): SelectQueryBuilder<Row> {
    const query = manager.createQueryBuilder(this.entity, 'row').where('true');
    // In an exercise the database leaves those of the nations that play.
    if (!seesWholeRealm(operator)) this.ownedBy(query, operator.nation ?? '');
    return query;
  }

  private async writing<T>(operator: Operator, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(operator, work);
    } catch (error) {
      throw registryFault(this.shape.noun, error) ?? error;
    }
  }
}

/** @throws DomainError `other_nation` when an operator who acts for one nation writes for another. */
export function assertActsFor(operator: Operator, nation: string): void {
  if (operator.clearance !== 'node' && operator.nation !== nation) {
    throw new DomainError('forbidden', 'other_nation', 'This belongs to another nation', { field: 'nation' });
  }
}
