import { rehearse } from '../../../test/support/drill-rehearsal.ts';
import { readShippedDrill, readShippedScript } from '../template/shipped-drills.ts';
import { sheetSeenBy } from './seen-sheet.ts';

const template = readShippedDrill('port-crane-attack');
const { sheet } = rehearse(template, readShippedScript(template, 'good'));
const of = (nation: string, ...comparing: string[]) =>
  sheetSeenBy(sheet, { sees: 'nation', nation }, new Set(comparing));

describe('what a nation sees of a score sheet', () => {
  it('is its own cells, and no whole from which the others’ would follow', () => {
    const seen = of('SG');
    expect(seen.cells.map(({ cell }) => cell)).toEqual(['SG', 'SGPORT']);
    expect(seen.joint).toBeNull();
    expect(seen.pointsOfContact).toBeNull();
    expect(JSON.stringify(seen.cells)).not.toContain('"PORT"');
    expect(of('MY')).toEqual({ joint: null, cells: [], sharing: [], pointsOfContact: null });
  });

  it('does not grow by what one side alone agreed to', () => {
    expect(of('SG', 'KR').cells).toHaveLength(2);
    expect(of('SG', 'SG').cells).toHaveLength(2);
  });

  it('is everything once all that play agreed, and for whoever runs the drill', () => {
    expect(of('SG', 'SG', 'KR')).toEqual(sheet);
    expect(sheetSeenBy(sheet, { sees: 'all' }, new Set())).toEqual(sheet);
  });

  it('has of what was shared what it sent or got', () => {
    expect(of('SG').sharing).toHaveLength(1);
    expect(of('KR').sharing).toHaveLength(1);
    expect(of('MY').sharing).toEqual([]);
  });
});
