import type { RowScope } from '../../database/row-scope.ts';
import type { Action } from './action.ts';
import { isTlp, type Tlp } from './marking.ts';

/** A decision with its reason, so that it can be told, logged and disputed. */
export type Decision =
  | {
      allowed: true;
      reason: 'node_operator' | 'whole_realm' | 'own_nation' | 'own_organisation' | 'acts_for_nation' | 'granted';
    }
  | {
      allowed: false;
      reason:
        'not_granted' | 'other_realm' | 'other_nation' | 'other_organisation' | 'above_clearance' | 'unknown_marking';
    };

/** Anything that has an owner. */
export interface Owned {
  readonly realm: string;
  readonly nation: string;
  readonly organisationId: string;
}

/** Anything that has an owner and a marking. */
export interface Marked extends Owned {
  readonly tlp: string;
}

/** What decides what somebody may see. */
export type Sight = Pick<RowScope, 'realm' | 'nation' | 'organisationId' | 'clearance'>;

/** What decides what somebody may do. */
export interface Actor extends Sight {
  readonly actions: ReadonlySet<Action>;
  readonly actsForNation: boolean;
}

/** TLP labels that admit every organisation of the owner's nation. */
export const NATION_WIDE: readonly Tlp[] = ['CLEAR', 'GREEN', 'AMBER'];

const REFUSED = (reason: Extract<Decision, { allowed: false }>['reason']): Decision => ({ allowed: false, reason });

/** Whether the role grants it at all, whatever it is done to (docs/access.md §2). */
export function mayAct(actor: Pick<Actor, 'actions' | 'clearance'>, action: Action): Decision {
  if (!actor.actions.has(action)) return REFUSED('not_granted');
  return { allowed: true, reason: actor.clearance === 'node' ? 'node_operator' : 'granted' };
}

/** Whether the viewer sees a thing of its own nation (docs/access.md §3). What is another nation's is never seen here. */
export function sees(viewer: Sight, thing: Marked): Decision {
  if (viewer.realm === '' || thing.realm !== viewer.realm) return REFUSED('other_realm');
  if (viewer.clearance === 'node') return { allowed: true, reason: 'node_operator' };
  if (viewer.clearance === 'realm') return { allowed: true, reason: 'whole_realm' };
  if (!viewer.nation || thing.nation !== viewer.nation) return REFUSED('other_nation');
  if (viewer.clearance === 'none') return REFUSED('above_clearance');
  if (!isTlp(thing.tlp)) return REFUSED('unknown_marking');
  if (NATION_WIDE.includes(thing.tlp)) return { allowed: true, reason: 'own_nation' };
  if (!viewer.organisationId || thing.organisationId !== viewer.organisationId) return REFUSED('other_organisation');
  if (thing.tlp === 'AMBER+STRICT' || viewer.clearance === 'red') return { allowed: true, reason: 'own_organisation' };
  return REFUSED('above_clearance');
}

/** Whether all that is of the viewer's realm is seen, whoever owns it. Of what is of no realm this says nothing. */
export function seesWholeRealm({ clearance }: Pick<Sight, 'clearance'>): boolean {
  return clearance === 'node' || clearance === 'realm';
}

/** Whether the actor may change a thing it sees (docs/access.md §4). */
export function mayChange(actor: Actor, action: Action, thing: Owned): Decision {
  const granted = mayAct(actor, action);
  if (!granted.allowed) return granted;
  if (thing.realm !== actor.realm) return REFUSED('other_realm');
  if (actor.clearance === 'node') return { allowed: true, reason: 'node_operator' };
  if (!actor.nation || thing.nation !== actor.nation) return REFUSED('other_nation');
  if (actor.organisationId && thing.organisationId === actor.organisationId) {
    return { allowed: true, reason: 'own_organisation' };
  }
  return actor.actsForNation ? { allowed: true, reason: 'acts_for_nation' } : REFUSED('other_organisation');
}
