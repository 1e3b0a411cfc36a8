import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { applyEdit, applyEdits, readText } from './apply-edit.ts';
import { type Edit, editedValue, isPlainMap, type Path, type Plain, sameValue, valueAt } from './edit.ts';

const FOLDER = 'config/drills';
const drills = readdirSync(FOLDER)
  .filter((name) => /^(port|crisis).*\.yml$/.test(name))
  .map((name): [string, string] => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]);

const TEXT = `# What this is for.
code: sample # short
title: 'A sample'
synopsis: >
  One line that
  goes on.
cells:
  - { code: PORT, title: The port, kind: player } # ours
  # Theirs.
  - { code: CERT, title: The CERT, kind: player }
objectives: []
items:
  # The first.
  - code: I1
    title: Scan # of the cranes
    to: [PORT]
    at: 5m
    x_unknown: { kept: [1, 2] }
    expectations:
      - code: ack
        text: Says so

  # The second.
  - code: I2
    title: Call
    to:
      - PORT
      - CERT
    message: { subject: Who is there?, text: "Well?" }
`;

const lines = (text: string): string[] => text.split('\n');
/** Lines of one text that another does not have, and the reverse. */
const changed = (before: string, after: string): [string[], string[]] => [
  lines(before).filter((line) => !lines(after).includes(line)),
  lines(after).filter((line) => !lines(before).includes(line)),
];

describe('an edit of a text', () => {
  it.each<[string, Edit, string[], string[]]>([
    [
      'a word, and leaves the comment behind it',
      { do: 'set', path: ['items', 0, 'title'], value: 'Scan: the second' },
      ['    title: Scan # of the cranes'],
      ['    title: "Scan: the second" # of the cranes'],
    ],
    [
      'a quoted word, which stays quoted',
      { do: 'set', path: ['title'], value: "The port's own" },
      ["title: 'A sample'"],
      ["title: 'The port''s own'"],
    ],
    [
      'a text of several lines, which stays folded',
      { do: 'set', path: ['synopsis'], value: `${'Quite long, and on one line. '.repeat(5)}End.\n` },
      ['  One line that', '  goes on.'],
      [
        '  Quite long, and on one line. Quite long, and on one line. Quite long, and on one line. Quite long, and on one line.',
        '  Quite long, and on one line. End.',
      ],
    ],
    [
      'a word within brackets',
      { do: 'set', path: ['cells', 0, 'title'], value: 'Port, west' },
      ['  - { code: PORT, title: The port, kind: player } # ours'],
      ['  - { code: PORT, title: "Port, west", kind: player } # ours'],
    ],
    [
      'several lines within brackets',
      { do: 'set', path: ['items', 1, 'message', 'text'], value: 'One\nTwo' },
      ['    message: { subject: Who is there?, text: "Well?" }'],
      ['    message: { subject: Who is there?, text: "One\\nTwo" }'],
    ],
    [
      'a key that was not there, at its place',
      { do: 'set', path: ['items', 0, 'notes'], value: 'One\nTwo' },
      [],
      ['    notes: |-', '      One', '      Two'],
    ],
    [
      'a key within brackets that was not there',
      { do: 'set', path: ['cells', 1, 'organisation'], value: 'sg-cert' },
      ['  - { code: CERT, title: The CERT, kind: player }'],
      ['  - { code: CERT, title: The CERT, organisation: sg-cert, kind: player }'],
    ],
    [
      'a list of words',
      { do: 'set', path: ['items', 1, 'to'], value: ['CERT'] },
      ['    to:', '      - PORT', '      - CERT'],
      ['    to: [CERT]'],
    ],
    ['a key away', { do: 'remove', path: ['items', 0, 'at'] }, ['    at: 5m'], []],
    [
      'one of a list away, with the comment above it',
      { do: 'remove', path: ['cells', 1] },
      ['  # Theirs.', '  - { code: CERT, title: The CERT, kind: player }'],
      [],
    ],
    [
      'one more, as its neighbours are written',
      { do: 'insert', path: ['cells'], at: 2, value: { code: 'NEW', title: 'New: one' } },
      [],
      ['  - { code: NEW, title: "New: one" }'],
    ],
    [
      'one more before the others',
      {
        do: 'insert',
        path: ['items'],
        at: 0,
        value: { code: 'I0', to: ['PORT'], message: { subject: 'a', text: 'b' } },
      },
      [],
      ['  - code: I0', '    message:', '      subject: a', '      text: b'],
    ],
    [
      'the only one of a list away',
      { do: 'remove', path: ['items', 0, 'expectations', 0] },
      ['    expectations:', '      - code: ack', '        text: Says so'],
      ['    expectations: []'],
    ],
    [
      'the first of an empty list',
      { do: 'insert', path: ['objectives'], at: 0, value: { code: 'O1' } },
      ['objectives: []'],
      ['objectives:', '  - code: O1'],
    ],
  ])('puts %s', (_, edit, gone, come) => {
    const after = applyEdit(TEXT, edit);
    expect(readText(after)).toEqual(editedValue(readText(TEXT), edit));
    expect(changed(TEXT, after)).toEqual([gone, come]);
  });

  it('moves one of a list with the comments above it', () => {
    const after = applyEdit(TEXT, { do: 'move', path: ['items'], from: 1, to: 0 });
    expect(after.indexOf('# The second.')).toBeLessThan(after.indexOf('code: I2'));
    expect(after.indexOf('code: I2')).toBeLessThan(after.indexOf('# The first.'));
    expect(changed(TEXT, after)).toEqual([[], []]);
    expect(applyEdit(TEXT, { do: 'move', path: ['cells'], from: 0, to: 1 })).toContain('# Theirs.\n  - { code: CERT');
  });

  it('sets the text anew, with its comments, where nothing else is left', () => {
    const after = applyEdit(TEXT, { do: 'remove', path: ['items', 0, 'code'] });
    expect(readText(after)).toEqual(editedValue(readText(TEXT), { do: 'remove', path: ['items', 0, 'code'] }));
    for (const comment of TEXT.match(/#.*/g) ?? []) expect(after).toContain(comment);
  });

  it('is refused where the text is no YAML', () => {
    expect(() => applyEdit('a: [', { do: 'set', path: ['a'], value: 1 })).toThrow('no YAML');
    expect(() => applyEdits(TEXT, [{ do: 'insert', path: ['nothing'], at: 0, value: 1 }])).toThrow('no list');
  });
});

/** Every place of a value. */
function placesOf(value: Plain, path: Path = []): { path: Path; value: Plain }[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => placesOf(one, [...path, index]))
    : isPlainMap(value)
      ? Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

const word = fc.oneof(
  fc.string({ maxLength: 12, unit: fc.constantFrom(...Array.from(`ab:# -'"{}[],|>&*!%@\`한😀0`)) }),
  fc.constantFrom(
    'true',
    'null',
    '12',
    '1e3',
    '~',
    'two\nlines',
    ' blank ',
    'end\n',
    '- x',
    'a: b',
    '# no comment',
    '\t',
  ),
);

describe.each(drills)('any edits of %s', (_, text) => {
  const comments = text.match(/^\s*#.*$/gm) ?? [];

  it('change a word and no other line', () => {
    const value = readText(text);
    const scalars = placesOf(value).filter((one) => typeof one.value === 'string' && !one.value.includes('\n'));
    fc.assert(
      fc.property(fc.constantFrom(...scalars), fc.stringMatching(/^[a-z]{3,9}$/), ({ path }, to) => {
        const after = applyEdit(text, { do: 'set', path, value: to });
        expect(valueAt(readText(after), path)).toBe(to);
        const before = lines(text);
        const now = lines(after);
        // A plain word may have gone over several lines.
        const same = before.filter((line) => now.includes(line)).length;
        expect(before.length - same).toBeLessThanOrEqual(3);
      }),
      { numRuns: 15 },
    );
  });

  it('say what they should, one after the other, and keep every comment but of what is taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), word), { maxLength: 6 }), (steps) => {
        let now = text;
        let wanted = readText(text);
        for (const [a, b, c, value] of steps) {
          const places = placesOf(wanted).filter(({ path }) => path.length > 0);
          const lists = places.filter((one) => Array.isArray(one.value) && one.value.length > 1);
          const place = places[a % places.length];
          const list = lists[b % lists.length];
          const length = (list.value as Plain[]).length;
          const edit = (
            [
              { do: 'set', path: place.path, value },
              {
                do: 'set',
                path: [...place.path.slice(0, -1), typeof place.path.at(-1) === 'number' ? 0 : 'zz'],
                value,
              },
              { do: 'insert', path: list.path, at: b % (length + 1), value: { code: value, text: value } },
              { do: 'move', path: list.path, from: a % length, to: c % length },
            ] as Edit[]
          )[c % 4];
          now = applyEdit(now, edit);
          wanted = editedValue(wanted, edit);
          expect(sameValue(readText(now), wanted)).toBe(true);
        }
        if (steps.every(([, , c]) => c % 4 >= 2)) for (const comment of comments) expect(now).toContain(comment.trim());
      }),
      { numRuns: 15 },
    );
  });
});
