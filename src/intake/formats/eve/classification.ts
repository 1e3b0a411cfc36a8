import type { Category } from '../categories.ts';

/**
 * Suricata writes the description of a rule's classtype, not its short name (classification.config). Where a
 * classtype tells how sure the rule's author was, not what happened, the category stays undetermined.
 */
const BY_CLASSIFICATION: ReadonlyMap<string, Category> = new Map([
  ['attempted information leak', 'information-gathering.scanner'],
  ['information leak', 'information-gathering.scanner'],
  ['large scale information leak', 'information-gathering.scanner'],
  ['detection of a network scan', 'information-gathering.scanner'],
  ['decode of an rpc query', 'information-gathering.scanner'],
  ['possible social engineering attempted', 'information-gathering.social-engineering'],
  ['attempted denial of service', 'availability.dos'],
  ['denial of service', 'availability.dos'],
  ['detection of a denial of service attack', 'availability.dos'],
  ['attempted user privilege gain', 'intrusion-attempts.ids-alert'],
  ['unsuccessful user privilege gain', 'intrusion-attempts.ids-alert'],
  ['attempted administrator privilege gain', 'intrusion-attempts.ids-alert'],
  ['executable code was detected', 'intrusion-attempts.ids-alert'],
  ['a system call was detected', 'intrusion-attempts.ids-alert'],
  ['web application attack', 'intrusion-attempts.ids-alert'],
  ['access to a potentially vulnerable web application', 'intrusion-attempts.ids-alert'],
  ['misc attack', 'intrusion-attempts.ids-alert'],
  ['an attempted login using a suspicious username was detected', 'intrusion-attempts.brute-force'],
  ['attempt to login by a default username and password', 'intrusion-attempts.brute-force'],
  ['successful user privilege gain', 'intrusions.unprivileged-account-compromise'],
  ['successful credential theft detected', 'intrusions.unprivileged-account-compromise'],
  ['successful administrator privilege gain', 'intrusions.privileged-account-compromise'],
  ['a network trojan was detected', 'malicious-code.infected-system'],
  ['targeted malicious activity was detected', 'malicious-code.infected-system'],
  ['possibly unwanted program detected', 'malicious-code.infected-system'],
  ['exploit kit activity detected', 'malicious-code.malware-distribution'],
  ['domain observed used for c2 detected', 'malicious-code.c2-server'],
  ['malware command and control activity detected', 'malicious-code.c2-server'],
  ['crypto currency mining activity detected', 'fraud.unauthorised-use-of-resources'],
  ['potential corporate privacy violation', 'fraud.unauthorised-use-of-resources'],
]);

export function categoryOfClassification(text: string | undefined): Category {
  return BY_CLASSIFICATION.get(text?.toLowerCase() ?? '') ?? 'other.undetermined';
}
