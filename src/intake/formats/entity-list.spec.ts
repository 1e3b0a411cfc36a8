import { EntityList } from './entity-list.ts';

describe('EntityList', () => {
  it('holds each entity once per role', () => {
    const list = new EntityList().add('ip', '10.0.0.1', 'source').add('ip', ' 10.0.0.1 ', 'source');
    expect(list.add('ip', '10.0.0.1', 'target').entities).toEqual([
      { type: 'ip', value: '10.0.0.1', role: 'source' },
      { type: 'ip', value: '10.0.0.1', role: 'target' },
    ]);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    '  ',
    '10.0.0.256',
    'plc-1',
    '0.0.0.0',
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '::',
    '255.255.255.255',
  ])('leaves out %p as an address', (value) =>
    expect(new EntityList().add('ip', value, 'source').entities).toEqual([]),
  );

  it.each(['10.0.0.1', '2001:db8::1', '::ffff:10.0.0.1', '128.0.0.1', '::2'])('takes %s as an address', (value) => {
    expect(new EntityList().add('ip', value, 'source').entities).toHaveLength(1);
  });

  it('leaves out what would have to be altered to be stored', () => {
    const list = new EntityList().add('user', 'a\0b', 'source').add('host', 'x'.repeat(513), 'source');
    expect(list.add('host', '\ud800', 'source').entities).toEqual([]);
  });

  it('stops at 64', () => {
    const list = new EntityList();
    for (let index = 0; index < 100; index += 1) list.add('host', `h${index}`, 'subject');
    expect(list.entities).toHaveLength(64);
  });
});
