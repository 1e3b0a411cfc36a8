import { actionsOf, ROLES } from './role.ts';
import { playersActions, RUN_ROLE_ACTIONS, RUN_ROLES } from './run-role.ts';

describe('what one may do in an exercise run', () => {
  it('lets a player do what the own roles grant, and nothing that would hold outside', () => {
    expect([...playersActions(actionsOf(['analyst']))].toSorted()).toEqual([...actionsOf(['analyst'])].toSorted());
    const all = playersActions(actionsOf(ROLES));
    for (const action of [
      'account.write',
      'registry.write',
      'sensor.write',
      'notification.write',
      'audit.read',
    ] as const) {
      expect({ action, may: all.has(action) }).toEqual({ action, may: false });
    }
  });

  it('shows no player what is to come', () => {
    expect([...playersActions(actionsOf(ROLES))].filter((action) => action.startsWith('drill.'))).toEqual([]);
  });

  it('lets whoever runs or watches it read, and change nothing that players own', () => {
    for (const role of RUN_ROLES) {
      if (role === 'player') continue;
      const changes = [...RUN_ROLE_ACTIONS[role]].filter(
        (action) => !/\.(read|raw)$|^self$/.test(action) && !action.startsWith('drill.'),
      );
      expect({ role, changes }).toEqual({ role, changes: [] });
    }
  });

  it('gives the clock to directors, controllers and safety alone', () => {
    const having = RUN_ROLES.filter((role) => role !== 'player' && RUN_ROLE_ACTIONS[role].has('drill.run'));
    expect(having).toEqual(['director', 'controller', 'safety']);
  });
});
