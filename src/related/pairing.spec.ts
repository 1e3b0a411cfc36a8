import * as fc from 'fast-check';
import { sees, type Sight } from '../access/policy/decide.ts';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { type CaseHolder, isShare, pairsOf, type ShareHolder } from './pairing.ts';

const RULES = { most: 4, windowDays: 90 };
const DAY = 86_400_000;

const held = (caseId: string, more: Partial<CaseHolder> = {}): CaseHolder => ({
  caseId,
  siteId: `site-${caseId}`,
  organisationId: 'port',
  tlp: 'AMBER',
  at: 0,
  ...more,
});
const shared = (shareId: string, more: Partial<ShareHolder> = {}): ShareHolder => ({
  shareId,
  kind: 'nation',
  organisationId: null,
  accountId: null,
  ofCaseId: 'elsewhere',
  at: 0,
  ...more,
});
const named = (cases: CaseHolder[], shares: ShareHolder[] = []): string[] =>
  pairsOf(cases, shares, RULES).map(
    ({ case: one, other }) => `${one.caseId}-${isShare(other) ? other.shareId : other.caseId}`,
  );

describe('pairs that a key binds', () => {
  it('are of cases of different sites, met within the window', () => {
    expect(named([held('b'), held('a')])).toEqual(['a-b']);
    expect(named([held('a', { siteId: 's' }), held('b', { siteId: 's' })])).toEqual([]);
    expect(named([held('a'), held('b', { at: 90 * DAY })])).toEqual(['a-b']);
    expect(named([held('a'), held('b', { at: 91 * DAY })])).toEqual([]);
  });

  it('are none once more than so many have it', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => held(id));
    expect(named(four)).toHaveLength(6);
    expect(named([...four, held('e')])).toEqual([]);
  });

  it('are seen by somebody: two organisations keep what is strict from each other', () => {
    expect(named([held('a', { tlp: 'AMBER+STRICT' }), held('b', { tlp: 'RED', organisationId: 'grid' })])).toEqual([]);
    const [pair] = pairsOf([held('a', { tlp: 'AMBER+STRICT' }), held('b', { organisationId: 'grid' })], [], RULES);
    expect(pair?.audience).toEqual({ organisationId: 'port', tlp: 'AMBER+STRICT', to: null });
  });

  it('are of a case and a package, but not of its own', () => {
    expect(named([held('a')], [shared('p'), shared('q', { ofCaseId: 'a' })])).toEqual(['a-p']);
    expect(named([held('a')], [shared('p', { at: null })])).toEqual(['a-p']);
    const to = { kind: 'person', organisationId: 'port', accountId: 'mei' } as const;
    expect(pairsOf([held('a')], [shared('p', to)], RULES)[0]?.audience).toEqual({
      organisationId: 'port',
      tlp: 'RED',
      to: 'mei',
    });
    expect(named([held('a', { tlp: 'AMBER+STRICT', organisationId: 'grid' })], [shared('p', to)])).toEqual([]);
  });

  const organisation = fc.constantFrom('port', 'grid');
  const anyCase = fc.record({
    siteId: fc.constantFrom('s1', 's2', 's3', 's4'),
    organisationId: organisation,
    tlp: fc.constantFrom<Tlp>(...TLP_LABELS),
    at: fc.nat(120).map((days) => days * DAY),
  });
  const anyShare = fc.oneof(
    fc.constant(shared('')),
    organisation.map((organisationId) => shared('', { kind: 'organisation', organisationId })),
    organisation.map((organisationId) => shared('', { kind: 'person', organisationId, accountId: organisationId })),
  );
  const world = fc.record({
    cases: fc.array(anyCase, { maxLength: 10 }).map((some) => some.map((one, at) => ({ ...one, caseId: `c${at}` }))),
    shares: fc.array(anyShare, { maxLength: 4 }).map((some) => some.map((one, at) => ({ ...one, shareId: `p${at}` }))),
  });
  const viewers = ['port', 'grid'].flatMap((organisationId) =>
    (['standard', 'red'] as const).map((clearance): Sight => ({
      realm: 'live',
      nation: 'SG',
      organisationId,
      clearance,
    })),
  );
  const seesCase = (viewer: Sight, { organisationId, tlp }: CaseHolder): boolean =>
    sees(viewer, { realm: 'live', nation: 'SG', organisationId, tlp }).allowed;

  it('never depend, for whoever sees both sides, on a case it does not see', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...viewers), ({ cases, shares }, viewer) => {
        const nationwide = shares.filter(({ kind }) => kind === 'nation');
        const told = (some: CaseHolder[]): object[] =>
          pairsOf(some, nationwide, RULES)
            .filter(({ case: one, other }) => seesCase(viewer, one) && (isShare(other) || seesCase(viewer, other)))
            .map(({ case: one, other, holders }) => ({ one: one.caseId, other, holders }));
        expect(told(cases)).toEqual(told(cases.filter((one) => seesCase(viewer, one))));
      }),
      { numRuns: 500 },
    );
  });

  it('are told to nobody who does not see both', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...viewers), ({ cases, shares }, viewer) => {
        for (const { case: one, other, audience } of pairsOf(cases, shares, RULES)) {
          if (audience.to !== null) continue;
          const told = sees(viewer, { realm: 'live', nation: 'SG', ...audience }).allowed;
          const second = isShare(other)
            ? other.kind === 'nation' || other.organisationId === viewer.organisationId
            : seesCase(viewer, other);
          if (told) expect([seesCase(viewer, one), second]).toEqual([true, true]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
