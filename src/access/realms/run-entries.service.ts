import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import type { Origin } from '../../database/row-scope.ts';
import { ShortMemory } from '../gateways/short-memory.ts';
import { fingerprint } from '../identities/fingerprint.ts';
import { type Membership, type Operator, runOperator, type ViewedCell, viewOperator } from '../operator.ts';
import type { Action } from '../policy/action.ts';
import { type RunRole, VIEWING_ROLES } from '../policy/run-role.ts';
import { EntriesWriter } from './entries.writer.ts';
import { MembershipsReader, type RunMember } from './memberships.reader.ts';
import { isExerciseRealm } from './realm-name.ts';

/** For how long a membership is not looked up again; what changes elsewhere takes effect within it. */
const REMEMBER_MS = 500;
const REMEMBER_LIMIT = 10_000;

const CELL_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Lets people into the realms of exercise runs. Live requests never come here. */
@Injectable()
export class RunEntries {
  private readonly remembered = new ShortMemory<RunRole>(REMEMBER_MS, REMEMBER_LIMIT);
  private readonly cells = new ShortMemory<ViewedCell>(REMEMBER_MS, REMEMBER_LIMIT);

  constructor(
    private readonly memberships: MembershipsReader,
    private readonly entries: EntriesWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * The person as they act inside; with a `view` as they look through the eyes of that cell.
   * @throws DomainError `realm_not_found`, the same where there is no such run, it is over, or they are no member of it;
   * `view_not_found`, the same where there is no such cell, nobody plays with it, or they may not look so.
   */
  async enter(
    member: Membership,
    realm: string,
    origin: Origin,
    tokenActions: ReadonlySet<Action> | undefined,
    view?: string,
  ): Promise<Operator> {
    const role = isExerciseRealm(realm) ? await this.roleOf({ accountId: member.accountId, realm }) : undefined;
    if (!role) throw realmNotFound();
    const own = runOperator(member, realm, role, origin, tokenActions);
    const operator = view === undefined ? own : await this.lookThrough(own, role, view);
    await this.entries.note(operator, role);
    return operator;
  }

  /**
   * Whoever sees the whole realm, as a cell that plays sees it. `role` is null for the node's operator.
   * @throws DomainError `view_not_found`.
   */
  async lookThrough(own: Operator, role: RunRole | null, view: string): Promise<Operator> {
    const may = role === null || VIEWING_ROLES.has(role);
    const cell = may && CELL_CODE.test(view) ? await this.cellOf(own.realm, view) : undefined;
    if (!cell) throw viewNotFound();
    return viewOperator(own, cell);
  }

  /**
   * Wherever the operator acts, that they may enter this realm.
   * @throws DomainError `realm_not_found`.
   */
  async requireMember({ id, clearance }: Pick<Operator, 'id' | 'clearance'>, realm: string): Promise<void> {
    if (clearance === 'node') return this.requireOpen(realm);
    const [, accountId] = /^person:([0-9a-f-]{36})$/.exec(id) ?? [];
    const known = accountId !== undefined && isExerciseRealm(realm);
    if (!known || !(await this.roleOf({ accountId, realm }))) throw realmNotFound();
  }

  /** @throws DomainError `realm_not_found`. */
  async requireOpen(realm: string): Promise<void> {
    if (!(await this.isOpen(realm))) throw realmNotFound();
  }

  async isOpen(realm: string): Promise<boolean> {
    return isExerciseRealm(realm) && (await this.memberships.isOpen(realm));
  }

  /** What each of these is in the run now; undefined where nothing. Never from memory. */
  async rolesIn(asked: readonly RunMember[]): Promise<(accountId: string, realm: string) => RunRole | undefined> {
    const standing = await this.memberships.standing(asked);
    const roles = new Map(standing.map(({ accountId, realm, role }) => [`${accountId} ${realm}`, role]));
    return (accountId, realm) => roles.get(`${accountId} ${realm}`);
  }

  /** The fingerprint of who looks so now; empty where they may no longer. */
  async viewPrint(own: Operator, role: RunRole | null, view: string): Promise<string> {
    try {
      return fingerprint(await this.lookThrough(own, role, view));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'view_not_found') return '';
      throw error;
    }
  }

  /** Drops what is remembered, so that who is put out of a run by this process is out at once. */
  forget(): void {
    this.remembered.forget();
    this.cells.forget();
  }

  private cellOf(realm: string, code: string): Promise<ViewedCell | undefined> {
    return this.cells.recall(`${realm} ${code}`, this.clock.now().getTime(), () =>
      this.memberships.playingCell(realm, code),
    );
  }

  private roleOf(member: RunMember): Promise<RunRole | undefined> {
    return this.remembered.recall(`${member.accountId} ${member.realm}`, this.clock.now().getTime(), async () => {
      const [standing] = await this.memberships.standing([member]);
      return standing?.role;
    });
  }
}

export function viewNotFound(): DomainError {
  return new DomainError('not_found', 'view_not_found', 'There is no such cell that you may look through');
}

export function realmNotFound(): DomainError {
  return new DomainError('not_found', 'realm_not_found', 'There is no such realm');
}
