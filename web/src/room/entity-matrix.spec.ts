import { entityMatrix, isDrawable, type NamingAlert } from './entity-matrix.ts';

const alert = (id: string, ...values: string[]): NamingAlert => ({
  id,
  title: id,
  severity: 50,
  entities: values.map((value) => ({ type: 'ip', value, role: 'source' })),
});

describe('what alerts share', () => {
  it('is what two of them name, the most named first', () => {
    const matrix = entityMatrix([alert('a', 'x', 'y'), alert('b', 'x', 'z'), alert('c', 'x', 'y'), alert('d', 'w')]);
    expect(matrix.entities.map(({ key, roles }) => [key, [...roles.keys()]])).toEqual([
      ['ip:x', ['a', 'b', 'c']],
      ['ip:y', ['a', 'c']],
    ]);
    expect(matrix.alerts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('is no more than a table holds, and says what is left out', () => {
    const values = Array.from({ length: 35 }, (_, index) => String(index));
    const matrix = entityMatrix([alert('a', ...values), alert('b', ...values)]);
    expect(matrix.entities).toHaveLength(30);
    expect(matrix.leftOut).toBe(5);
  });

  it('tells each part a thing has in an alert once', () => {
    const twice: NamingAlert = {
      ...alert('a'),
      entities: [
        { type: 'ip', value: 'x', role: 'source' },
        { type: 'ip', value: 'x', role: 'target' },
      ],
    };
    expect(entityMatrix([twice, alert('b', 'X')]).entities[0]?.roles.get('a')).toBe('source, target');
  });

  it('is drawn only while it is no ball of wool', () => {
    const many = Array.from({ length: 40 }, (_, index) => alert(String(index), 'x'));
    expect(isDrawable(entityMatrix(many))).toBe(false);
    expect(isDrawable(entityMatrix(many.slice(0, 39)))).toBe(true);
    expect(isDrawable(entityMatrix([alert('a', 'x')]))).toBe(false);
  });
});
