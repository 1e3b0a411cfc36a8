import { assessReport, CREDIBILITIES, RELIABILITIES, REPORT_CATEGORIES } from './report-severity.ts';

describe('the severity of a report', () => {
  it.each([
    ['physical', 'A', 1, 85, 0.95],
    ['physical', 'C', 3, 60, 0.6],
    ['cyber', 'B', 2, 70, 0.8],
    ['sighting', 'B', 2, 65, 0.8],
    ['sighting', 'F', 6, 50, 0.5],
    ['sighting', 'E', 1, 45, 0.25],
    ['other', 'F', 6, 30, 0.5],
    ['other', 'E', 5, 10, 0.1],
  ] as const)(
    'of %s rated %s%i is %i, with confidence %f',
    (category, reliability, credibility, severity, confidence) => {
      expect(assessReport(category, reliability, credibility)).toMatchObject({ severity, confidence });
    },
  );

  it('adds up from its factors, down to the floor', () => {
    for (const category of REPORT_CATEGORIES) {
      for (const reliability of RELIABILITIES) {
        for (const credibility of CREDIBILITIES) {
          const { severity, factors } = assessReport(category, reliability, credibility);
          expect(factors).toHaveLength(3);
          expect(severity).toBe(
            Math.max(
              10,
              factors.reduce((sum, { points }) => sum + points, 0),
            ),
          );
        }
      }
    }
  });

  it('never rises when the source or the story gets worse', () => {
    const judged = { reliability: RELIABILITIES.slice(0, 5), credibility: CREDIBILITIES.slice(0, 5) };
    for (const [index, worse] of judged.reliability.slice(1).entries()) {
      for (const credibility of CREDIBILITIES) {
        const before = assessReport('cyber', judged.reliability[index]!, credibility);
        const after = assessReport('cyber', worse, credibility);
        expect(after.severity).toBeLessThanOrEqual(before.severity);
        expect(after.confidence).toBeLessThanOrEqual(before.confidence);
      }
    }
    for (const [index, worse] of judged.credibility.slice(1).entries()) {
      for (const reliability of RELIABILITIES) {
        const before = assessReport('cyber', reliability, judged.credibility[index]!);
        const after = assessReport('cyber', reliability, worse);
        expect(after.severity).toBeLessThanOrEqual(before.severity);
        expect(after.confidence).toBeLessThanOrEqual(before.confidence);
      }
    }
  });
});
