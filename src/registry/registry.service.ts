import type { ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import { notFound, registryFault } from './registry-fault.ts';

export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** What one list of the registry is called, how it is ordered, and by which of its columns it can be filtered. */
export interface RegistryList<Row> {
  noun: string;
  /** Column that identifies a row in an address. */
  id: keyof Row & string;
  /** Columns that are unique together, so that their order is total. */
  order: readonly (keyof Row & string)[];
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
    protected readonly rows: Repository<Row>,
    private readonly shape: RegistryList<Row>,
  ) {}

  /** Narrows a query on `row` to what a nation owns. */
  protected abstract ownedBy(query: SelectQueryBuilder<Row>, nation: string): void;

  async list(
    operator: Operator,
    { limit, cursor }: PageRequest,
    filters: Partial<Record<keyof Row & string, string>> = {},
  ): Promise<Page<Row>> {
    const { noun, order } = this.shape;
    const wanted = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const scope = cursorScope([noun, operator.nation, wanted.map(([name, value]) => [name, value])]);
    const query = this.visible(operator);
    for (const [name, value] of wanted) query.andWhere(`row.${name} = :${name}`, { [name]: value });
    if (cursor !== undefined) {
      const key = decodeCursor(
        scope,
        cursor,
        order.map(() => TEXT),
      );
      const columns = order.map((column) => `row.${column}`).join(', ');
      const marks = order.map((_, index) => `:key${index}`).join(', ');
      query.andWhere(`(${columns}) > (${marks})`, Object.fromEntries(key.map((part, index) => [`key${index}`, part])));
    }
    for (const column of order) query.addOrderBy(`row.${column}`);
    const rows = await query.take(limit + 1).getMany();
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
    const row = await this.visible(operator).andWhere(`row.${this.shape.id} = :id`, { id }).getOne();
    if (!row) throw notFound(this.shape.noun);
    return row;
  }

  /** @throws DomainError `<noun>_not_found`, or `in_use` when something still refers to it. */
  async remove(operator: Operator, id: string): Promise<void> {
    await this.get(operator, id);
    await this.guarded(() => this.rows.delete(id));
  }

  protected async insert(row: Row): Promise<Row> {
    await this.guarded(() => this.rows.insert(row));
    return row;
  }

  /** Writes the changed columns of one row and returns it as it then is. */
  protected async change(operator: Operator, id: string, changes: Partial<Row>): Promise<Row> {
    await this.get(operator, id);
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    if (Object.keys(named).length > 0) await this.guarded(() => this.rows.update(id, named as Partial<Row>));
    return this.get(operator, id);
  }

  private visible(operator: Operator): SelectQueryBuilder<Row> {
    const query = this.rows.createQueryBuilder('row').where('true');
    if (operator.nation !== null) this.ownedBy(query, operator.nation);
    return query;
  }

  private async guarded(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw registryFault(this.shape.noun, error) ?? error;
    }
  }
}

/** @throws DomainError `other_nation` when an operator who acts for one nation writes for another. */
export function assertActsFor(operator: Operator, nation: string): void {
  if (operator.nation !== null && operator.nation !== nation) {
    throw new DomainError('forbidden', 'other_nation', 'This belongs to another nation', { field: 'nation' });
  }
}
