import { csvText } from './csv.ts';

const cells = (...row: Parameters<typeof csvText>[1][number]): string => csvText(['a'], [row]).split('\r\n')[1] ?? '';

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and ends each line as spreadsheets expect', () => {
    expect(csvText(['사건', 'title'], [['BW-1', 'x']])).toBe('\uFEFF사건,title\r\nBW-1,x\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\n@x'])('lets %j be no formula', (text) => {
    const cell = cells(text);
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  });

  it('says on every line of an exercise that it is one', () => {
    const text = csvText(['a'], [['x'], ['y']], 'EXERCISE EXERCISE EXERCISE LION CITY');
    expect(text.slice(1).split('\r\n')).toEqual([
      'exercise,a',
      'EXERCISE EXERCISE EXERCISE LION CITY,x',
      'EXERCISE EXERCISE EXERCISE LION CITY,y',
      '',
    ]);
  });

  it('leaves numbers numbers, also negative ones, and writes nothing for what is absent', () => {
    expect(cells(-5, 0, null, undefined, true)).toBe('-5,0,,,true');
  });

  it('guards the header too, and quotes commas, quotes and line ends', () => {
    expect(csvText(['=x'], [['a,"b"\nc']])).toBe('\uFEFF\'=x\r\n"a,""b""\nc"\r\n');
  });
});
