import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { type Action, ACTIONS } from './action.ts';
import { actionsOf, ROLE_ACTIONS, ROLES } from './role.ts';

/** The table of docs/access.md §2: which roles have which action. */
function documented(): Map<string, string[]> {
  const page = readFileSync(join(packageRoot, 'docs', 'access.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const header = rows.find((line) => line.includes('what it covers'));
  const roles = cells(header ?? '')
    .slice(2)
    .map((name) => name.replaceAll(' ', '_'));
  const actions = rows
    .map(cells)
    .filter(([name = '', , ...marks]) => /^`[a-z.]+`$/.test(name) && marks.length === roles.length);
  return new Map(
    actions.map(([name = '', , ...marks]) => [
      name.replaceAll('`', ''),
      roles.filter((_, index) => marks[index] === 'x'),
    ]),
  );
}

describe('what a role may do', () => {
  it('is what the page says, action by action', () => {
    const table = documented();
    expect([...table.keys()].toSorted()).toEqual([...ACTIONS].toSorted());
    for (const [action, roles] of table) {
      expect({ action, roles }).toEqual({
        action,
        roles: ROLES.filter((role) => ROLE_ACTIONS[role].has(action as Action)),
      });
    }
  });

  it('gives the auditor the trail and nothing else, and nobody what is the node’s', () => {
    expect([...ROLE_ACTIONS.auditor].toSorted()).toEqual(['audit.read', 'self']);
    for (const role of ROLES) expect(ROLE_ACTIONS[role].has('node.write')).toBe(false);
  });

  it('adds up over roles', () => {
    const both = actionsOf(['observer', 'auditor']);
    expect(both.has('case.read') && both.has('audit.read')).toBe(true);
    expect(actionsOf([]).size).toBe(0);
  });
});
