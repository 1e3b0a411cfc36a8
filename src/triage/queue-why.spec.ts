import { whyHere, type WhyFacts } from './queue-why.ts';

const facts: WhyFacts = { kind: 'alert', severity: 30, count: 1, reasons: [], factors: [] };

describe('why a row is in the queue', () => {
  it('is, for an alert, how often it came and that nothing made it a case', () => {
    expect(whyHere(facts)).toBe('Came once, at severity 30, and is in no case');
    expect(whyHere({ ...facts, count: 12 })).toBe('Came 12 times, at severity 30, and is in no case');
  });

  it('names the strongest tie the viewer may know of', () => {
    const reasons = [
      { text: 'IP 10.0.0.5 again', weight: 0.2 },
      { text: 'Shares a user with “Login”', weight: 0.5 },
    ];
    expect(whyHere({ ...facts, reasons })).toContain(': shares a user with “Login”');
    expect(whyHere({ ...facts, reasons: reasons.slice(0, 1) })).toContain(': IP 10.0.0.5 again');
  });

  it('is, for a case, what weighs most in its severity', () => {
    const factors = [
      { text: 'Worst alert: “Port scan” at severity 60', points: 60 },
      { text: 'Site criticality 4 of 5', points: 3 },
    ];
    expect(whyHere({ ...facts, kind: 'case', factors })).toBe(
      'Worst alert: “Port scan” at severity 60; site criticality 4 of 5',
    );
    expect(whyHere({ ...facts, kind: 'case', factors: factors.slice(0, 1) })).toBe(factors[0]?.text);
  });
});
