import type { SnapshotReason } from './case-snapshot.ts';
import { alertsNamedBy, packageReason } from './package-reason.ts';

const OTHER = '01a226ce-665c-74cd-b377-62dd1b26c1a2';
const SENSOR = 'c371236d-05cd-506c-ab4e-017fbf5b0f41';
const RULE = '6c1d2e7f-301b-4d6f-8d63-1e7e4d2c8b02';

const fired: SnapshotReason = {
  rule: 'sigma:guessed_login',
  version: 1,
  text: 'Rule “Failed logins” (high, version 1): 2 kinds of alert with Source.IP 198.51.100.7; together with “sshd”',
  facts: {
    slot: `rule:${RULE}:22c8hu42rto:${SENSOR}:1700.1`,
    ruleKey: RULE,
    alertId: OTHER,
    group: 'Source.IP 198.51.100.7',
    untilRef: `${SENSOR}:1700.9`,
  },
};

describe('a reason of an analysts’ rule in a package', () => {
  it('names the other alert, and takes neither the rule nor a sensor for one', () => {
    expect(alertsNamedBy(fired)).toEqual([OTHER]);
  });

  it('tells a recipient nothing of what the rule measured', () => {
    expect(packageReason(fired, [])).toEqual({
      rule: 'sigma:guessed_login',
      version: 1,
      text: 'Correlated by a rule of the owner',
      alert: OTHER,
    });
  });
});
