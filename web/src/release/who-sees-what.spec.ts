import { chosenFields, whoSeesWhat } from './who-sees-what.ts';

describe('who sees what', () => {
  it('counts for each recipient what is in its package', () => {
    const rows = whoSeesWhat(
      [
        {
          case: { id: 'c', tlp: 'AMBER', title: 'x' },
          alerts: [
            { id: 'a', title: 't', entities: [] },
            { id: 'b', title: 'u', position: { lat: 1, lon: 2 } },
          ],
        },
        { alerts: [{ id: 'a', title: 't' }] },
        null,
      ],
      [],
    );
    expect(rows).toEqual([
      { field: 'case.title', counts: [1, 0, 0] },
      { field: 'alert.title', counts: [2, 1, 0] },
      { field: 'alert.position', counts: [1, 0, 0] },
      { field: 'alerts', counts: [2, 1, 0] },
    ]);
  });

  it('shows what was chosen and reaches nobody', () => {
    const chosen = chosenFields(
      { case: ['assignee', 'severity'], alerts: 'all', alertFields: ['sensor'], notes: ['n'] },
      true,
    );
    expect(chosen).toEqual([
      'from',
      'case.assignee',
      'case.severity',
      'case.priority',
      'alerts',
      'alert.sensor',
      'notes',
    ]);
    expect(whoSeesWhat([{ alerts: [] }], chosen).every(({ counts: [count] }) => count === 0)).toBe(true);
  });

  it('chooses no fields of alerts where no alert is chosen', () => {
    expect(chosenFields({ alerts: [], alertFields: ['title'] }, false)).toEqual([]);
  });
});
