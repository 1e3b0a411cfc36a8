import type { Case } from './case-data.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';

const one = (fields: Partial<Case>): Case => ({ id: 'a', version: 1, ...fields }) as Case;

describe('what changed while somebody wrote', () => {
  it('is each field people look at, as it was and as it is', () => {
    const then = one({ title: 'x', severity: 40, assignee: null });
    const now = one({ title: 'x', severity: 85, assignee: 'mei', version: 3 });
    expect(changedMeanwhile(then, now)).toEqual([
      { field: 'severity', from: '40', to: '85' },
      { field: 'assignee', from: '–', to: 'mei' },
    ]);
  });

  it('is nothing where only what nobody looks at changed, or it is another case', () => {
    expect(changedMeanwhile(one({ severity: 1 }), one({ severity: 1, version: 2 }))).toEqual([]);
    expect(changedMeanwhile(one({ severity: 1 }), one({ id: 'b', severity: 2, version: 2 }))).toEqual([]);
  });
});
