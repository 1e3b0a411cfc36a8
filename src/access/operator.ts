import type { Clearance, Origin, RowScope } from '../database/row-scope.ts';
import { type Action, ACTIONS } from './policy/action.ts';
import { actionsOf, RED_ROLES, type Role } from './policy/role.ts';
import { playersActions, RUN_ROLE_ACTIONS, type RunRole } from './policy/run-role.ts';

/**
 * Who acts, and in which realm: the first argument of every operation a person or program asks for,
 * so that policy has one place to stand.
 */
export interface Operator extends RowScope {
  /** Stable id: `person:…`, `sensor:…` or `system:…`. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of the nation acted for; null for the node's own operator. */
  readonly nation: string | null;
  readonly organisationId: string | null;
  /** `live`, or one exercise run. No operation reaches across. */
  readonly realm: string;
  readonly actions: ReadonlySet<Action>;
  /** The organisation is its nation's CERT, which may change what any organisation of the nation owns. */
  readonly actsForNation: boolean;
}

export const LIVE_REALM = 'live';
/** Stands for the nation, and organisation, of an entry that has none: ISO 3166-1 leaves ZZ to its users. */
export const NO_NATION = 'ZZ';
export const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000';

const NOWHERE: Origin = { address: null, credential: null };

/** The engine itself, when it acts on its own rules. */
export function systemOperator(realm: string): Operator {
  return {
    id: 'system:correlation',
    name: 'Correlation',
    nation: null,
    organisationId: null,
    realm,
    clearance: 'none',
    origin: NOWHERE,
    actions: new Set(),
    actsForNation: false,
  };
}

/** Whoever holds the node's token: sees all and may do all, on a node on a desk (docs/access.md §1). */
export function nodeOperator(origin: Origin, realm = LIVE_REALM): Operator {
  return {
    id: 'person:operator',
    name: 'Operator',
    nation: null,
    organisationId: null,
    realm,
    clearance: 'node',
    origin,
    actions: new Set(ACTIONS),
    actsForNation: true,
  };
}

export interface Membership {
  accountId: string;
  name: string;
  nation: string;
  organisationId: string;
  /** The organisation is of kind `national_cert`. */
  isNationalCert: boolean;
  roles: readonly Role[];
}

/** A person of an organisation; with a token, only what was written into it and is still theirs. */
export function personOperator(
  member: Membership,
  realm: string,
  origin: Origin,
  tokenActions?: ReadonlySet<Action>,
): Operator {
  const granted = actionsOf(member.roles);
  const actions = tokenActions ? new Set([...granted].filter((action) => tokenActions.has(action))) : granted;
  return {
    id: `person:${member.accountId}`,
    name: member.name,
    nation: member.nation,
    organisationId: member.organisationId,
    realm,
    clearance: clearanceOf(actions, member.roles),
    origin,
    actions,
    actsForNation: member.isNationalCert,
  };
}

/**
 * A person inside an exercise run: a player with the own organisation and roles; anybody else sees all of the run's realm
 * and changes nothing that players own (docs/access.md §7). A token does no more inside than was written into it.
 */
export function runOperator(
  member: Membership,
  realm: string,
  runRole: RunRole,
  origin: Origin,
  tokenActions?: ReadonlySet<Action>,
): Operator {
  const outside = personOperator(member, realm, origin, tokenActions);
  if (runRole === 'player') return { ...outside, actions: playersActions(outside.actions) };
  const granted = [...RUN_ROLE_ACTIONS[runRole]];
  const actions = new Set(tokenActions ? granted.filter((action) => tokenActions.has(action)) : granted);
  return {
    ...outside,
    actions,
    clearance: clearanceOf(actions, []) === 'none' ? 'none' : 'realm',
    actsForNation: false,
  };
}

/** A cell as somebody looks through its eyes. */
export interface ViewedCell {
  code: string;
  nation: string;
  organisationId: string;
  /** Code of the organisation. */
  organisation: string;
  isNationalCert: boolean;
  /** All roles that the cell's players of that organisation have outside, together. */
  roles: readonly Role[];
}

/**
 * Whoever watches a run, as a player of a cell would see it: with the cell's nation, organisation and clearance. They may do what
 * both they and the cell's players may, of which all is reading; that nothing is written, and that of what is of no realm they
 * see no more than otherwise, is seen to where it would be.
 */
export function viewOperator(by: Operator, { code, organisation, ...cell }: ViewedCell): Operator {
  const { id, name, realm, origin } = by;
  const player = runOperator({ ...cell, accountId: '', name }, realm, 'player', origin);
  const actions = new Set([...player.actions].filter((action) => by.actions.has(action)));
  const clearance = actions.has('case.read') || actions.has('alert.read') ? player.clearance : 'none';
  return { ...player, id, clearance, actions, viewing: { cell: code, organisation, by } };
}

function clearanceOf(actions: ReadonlySet<Action>, roles: readonly Role[]): Clearance {
  if (!actions.has('case.read') && !actions.has('alert.read')) return 'none';
  return roles.some((role) => RED_ROLES.has(role)) ? 'red' : 'standard';
}
