import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import type { Origin } from '../../database/row-scope.ts';
import { ShortMemory } from '../gateways/short-memory.ts';
import { type Membership, type Operator, runOperator } from '../operator.ts';
import type { Action } from '../policy/action.ts';
import type { RunRole } from '../policy/run-role.ts';
import { EntriesWriter } from './entries.writer.ts';
import { MembershipsReader, type RunMember } from './memberships.reader.ts';
import { isExerciseRealm } from './realm-name.ts';

/** For how long a membership is not looked up again; what changes elsewhere takes effect within it. */
const REMEMBER_MS = 500;
const REMEMBER_LIMIT = 10_000;

/** Lets people into the realms of exercise runs. Live requests never come here. */
@Injectable()
export class RunEntries {
  private readonly remembered = new ShortMemory<RunRole>(REMEMBER_MS, REMEMBER_LIMIT);

  constructor(
    private readonly memberships: MembershipsReader,
    private readonly entries: EntriesWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * The person as they act inside.
   * @throws DomainError `realm_not_found`, the same where there is no such run, it is over, or they are no member of it.
   */
  async enter(
    member: Membership,
    realm: string,
    origin: Origin,
    tokenActions: ReadonlySet<Action> | undefined,
  ): Promise<Operator> {
    const role = isExerciseRealm(realm) ? await this.roleOf({ accountId: member.accountId, realm }) : undefined;
    if (!role) throw realmNotFound();
    const operator = runOperator(member, realm, role, origin, tokenActions);
    await this.entries.note(operator, role);
    return operator;
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

  /** Drops what is remembered, so that who is put out of a run by this process is out at once. */
  forget(): void {
    this.remembered.forget();
  }

  private roleOf(member: RunMember): Promise<RunRole | undefined> {
    return this.remembered.recall(`${member.accountId} ${member.realm}`, this.clock.now().getTime(), async () => {
      const [standing] = await this.memberships.standing([member]);
      return standing?.role;
    });
  }
}

export function realmNotFound(): DomainError {
  return new DomainError('not_found', 'realm_not_found', 'There is no such realm');
}
