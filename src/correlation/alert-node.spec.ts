import { AlertGroup, AlertNode, keepApart, type Slot } from './alert-node.ts';
import type { HeadFact } from './head-fact.ts';

const fact = (id: string, t: number): HeadFact => ({
  id,
  ref: id,
  t,
  kind: 'cyber',
  signature: 's',
  sensorCode: 'ids',
  title: 'A scan',
  tlp: 'AMBER',
  pap: 'AMBER',
  severity: 40,
  position: null,
  sensorPosition: null,
  analyzer: null,
});

const tied = (slot: string, text: string): Slot => ({
  partner: null,
  reason: { rule: 'novelty', version: 1, text, facts: { slot }, weight: 0.5 },
  joins: true,
  sameObject: false,
});

describe('the reasons of a head that are to be stored', () => {
  const node = (): AlertNode =>
    new AlertNode(fact('late', 2_000), new AlertGroup('g', { severity: 40, t: 2_000, ref: 'late', title: 'A scan' }));
  const texts = (head: AlertNode): string[] | undefined => head.takeReasons()?.map(({ text }) => text);

  it('are all of them where there is none yet, and none while they stand', () => {
    const head = node();
    expect(texts(head)).toEqual([]);
    expect(texts(head)).toBeUndefined();
    head.keep('a', tied('a', 'first'));
    head.keep('b', tied('b', 'second'));
    expect(texts(head)).toEqual(['first', 'second']);
    expect(texts(head)).toBeUndefined();
  });

  it('are all of them when one came, went, was said anew, or put both apart', () => {
    const head = node();
    const slot = tied('a', 'first');
    head.keep('a', slot);
    expect(texts(head)).toEqual(['first']);
    head.keep('a', tied('a', 'better'));
    expect(texts(head)).toEqual(['better']);
    head.keep('a', slot);
    expect(texts(head)).toEqual(['first']);
    keepApart(slot, 'kept apart');
    expect(texts(head)).toEqual(['first; kept apart']);
    head.keep('a', null);
    expect(texts(head)).toEqual([]);
    head.hide('x', tied('suppressed', 'hidden').reason);
    expect(texts(head)).toEqual(['hidden']);
  });

  it('are all of them with another alert as their head', () => {
    const head = node();
    head.keep('a', tied('a', 'first'));
    expect(texts(head)).toEqual(['first']);
    head.lead(fact('early', 1_000));
    expect(texts(head)).toEqual(['first']);
    expect(texts(head)).toBeUndefined();
  });
});
