import type { Category } from '../categories.ts';

/**
 * IDMEFv2's `Category` (draft-lehmann-idmefv2-06, section 5.2) in our codes. The next draft reworks the list, so
 * nothing is keyed on it, and a category we do not know is kept and counts as undetermined.
 */
export const CATEGORY_OF: ReadonlyMap<string, Category> = new Map([
  ['abusive.spam', 'abusive-content.spam'],
  ['abusive.harassment', 'abusive-content.harmful-speech'],
  ['abusive.illicit', 'abusive-content.violence'],
  ['malicious.system', 'malicious-code.infected-system'],
  ['malicious.botnet', 'malicious-code.c2-server'],
  ['malicious.distribution', 'malicious-code.malware-distribution'],
  ['malicious.configuration', 'malicious-code.malware-configuration'],
  ['recon.scanning', 'information-gathering.scanner'],
  ['recon.sniffing', 'information-gathering.sniffing'],
  ['recon.socialengineering', 'information-gathering.social-engineering'],
  ['attempt.exploit', 'intrusion-attempts.ids-alert'],
  ['attempt.login', 'intrusion-attempts.brute-force'],
  ['attempt.newsignature', 'intrusion-attempts.exploit'],
  ['intrusion.admincompromise', 'intrusions.privileged-account-compromise'],
  ['intrusion.usercompromise', 'intrusions.unprivileged-account-compromise'],
  ['intrusion.appcompromise', 'intrusions.application-compromise'],
  ['intrusion.syscompromise', 'intrusions.system-compromise'],
  ['intrusion.burglary', 'intrusions.burglary'],
  ['availability.dos', 'availability.dos'],
  ['availability.ddos', 'availability.ddos'],
  ['availability.misconf', 'availability.misconfiguration'],
  ['availability.theft', 'intrusions.burglary'],
  ['availability.sabotage', 'availability.sabotage'],
  ['availability.outage', 'availability.outage'],
  ['availability.failure', 'availability.outage'],
  ['information.unauthorizedaccess', 'information-content-security.unauthorised-information-access'],
  ['information.unauthorizedmodification', 'information-content-security.unauthorised-information-modification'],
  ['information.dataloss', 'information-content-security.data-loss'],
  ['information.dataleak', 'information-content-security.data-leak'],
  ['fraud.unauthorizedusage', 'fraud.unauthorised-use-of-resources'],
  ['fraud.copyright', 'fraud.copyright'],
  ['fraud.masquerade', 'fraud.masquerade'],
  ['fraud.phishing', 'fraud.phishing'],
  ['vulnerable.crypto', 'vulnerable.weak-crypto'],
  ['vulnerable.ddos', 'vulnerable.ddos-amplifier'],
  ['vulnerable.surface', 'vulnerable.potentially-unwanted-accessible'],
  ['vulnerable.disclosure', 'vulnerable.information-disclosure'],
  ['vulnerable.system', 'vulnerable.vulnerable-system'],
  ['other.uncategorised', 'other.other'],
  ['test.test', 'test.test'],
]);

/** Fire, flood, storm and the like: events of nature, which RSIT does not know. */
export const HAZARD = /^(geophysical|meteorological|hydrological|climatological|biological|extraterrestrial)\./;

/** The draft ranks priorities without numbers; Unknown lies between Low and Medium. */
export const SEVERITY_OF: ReadonlyMap<string, number> = new Map([
  ['info', 10],
  ['low', 30],
  ['unknown', 40],
  ['medium', 50],
  ['high', 80],
]);

/** Analyzer categories that watch the ground and the air rather than the network (Table 9). */
export const PHYSICAL_ANALYZERS: ReadonlySet<string> = new Set([
  '1dlis',
  '2dlis',
  '3dlis',
  '1dlas',
  '2dlas',
  '3dlas',
  'vad',
  'har',
  'frc',
  'vnir',
  'swir',
  'mwir',
  'lwir',
  'odc',
]);
