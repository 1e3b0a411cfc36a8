/**
 * Severity of the AIT-ADS alerts, which the CSV leaves out, as our decoders would give it: Wazuh's rule level times six
 * (levels of the public rule set), Suricata's priority, AMiner's kind of component.
 */
const WAZUH_LEVELS: Readonly<Record<string, number>> = {
  'Web server 400 error code.': 5,
  'Multiple web server 400 error codes from same source ip.': 10,
  'Web server 500 error code (Internal Error).': 5,
  'Apache: Attempt to access forbidden file or directory.': 5,
  'Apache: Attempt to access forbidden directory index.': 5,
  'Common web attack.': 6,
  'Suspicious URL access.': 6,
  'CMS (WordPress or Joomla) login attempt.': 3,
  'CMS (WordPress or Joomla) brute force attempt.': 8,
  'Dovecot Authentication Success.': 3,
  'Dovecot Invalid User Login Attempt.': 5,
  'Dovecot brute force attack (multiple auth failures).': 10,
  'ClamAV database update': 3,
  'First time this IDS alert is generated.': 8,
  'IDS event.': 6,
  'Multiple IDS events from same source ip.': 10,
  'Multiple IDS alerts for same id.': 10,
  'Multiple IDS events from same source ip (ignoring now this srcip and id).': 10,
  'Multiple IDS alerts for same id (ignoring now this id).': 10,
  'PAM: User login failed.': 5,
  'PAM: Multiple failed logins in a small period of time.': 10,
  'PAM: Login session opened.': 3,
  'PAM: Login session closed.': 3,
  'syslog: User authentication failure.': 5,
  'sshd: insecure connection attempt (scan).': 6,
  'sshd: authentication success.': 3,
  'Successful sudo to ROOT executed.': 3,
  'First time user executed sudo.': 4,
  'User successfully changed UID.': 3,
  'Auditd: SELinux permission check.': 3,
};

/** Priority 1 is the worst; what is neither scan nor protocol anomaly nor policy is "potentially bad traffic". */
function suricataPriority(name: string): number {
  if (/^ET SCAN .*User-Agent/.test(name)) return 1;
  if (/^(SURICATA|ET POLICY|ET SCAN Behavioral)/.test(name)) return 3;
  return 2;
}

function aminerSeverity(name: string): number {
  if (/parameter combination|New characters/.test(name)) return 35;
  if (/High entropy/.test(name)) return 25;
  if (/Unusual occurrence|deviates from average/.test(name)) return 20;
  return 30;
}

/** Tool, title as the tool says it, and severity 0 to 100, from the CSV's name. */
export function readName(name: string): { tool: 'wazuh' | 'suricata' | 'aminer'; title: string; severity: number } {
  const [, tool = '', title = ''] = /^(Wazuh|Suricata|AMiner): (?:Alert - )?(.*)$/.exec(name) ?? [];
  if (tool === 'Suricata') return { tool: 'suricata', title, severity: 91 - 20 * (suricataPriority(title) - 1) };
  if (tool === 'AMiner') return { tool: 'aminer', title, severity: aminerSeverity(title) };
  const level = WAZUH_LEVELS[title];
  if (tool !== 'Wazuh' || level === undefined) throw new Error(`No severity is known for “${name}”`);
  return { tool: 'wazuh', title, severity: level * 6 };
}
