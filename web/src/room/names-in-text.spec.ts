import { withNames } from './names-in-text.ts';

const id = 'person:01a22504-caa3-7705-b50b-6353ff3fe6dd';

describe('a sentence of the journal', () => {
  it('names whoever is known and leaves the others as they are', () => {
    const other = id.replace('6dd', '000');
    expect(withNames(`Mei assigned the case to ${id}, until then with ${other}.`, new Map([[id, 'Minji Kwon']]))).toBe(
      `Mei assigned the case to Minji Kwon, until then with ${other}.`,
    );
  });
});
