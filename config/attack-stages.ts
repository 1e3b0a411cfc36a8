/** Parts of an intrusion, in about the order they usually come in. */
export const STAGE_NAMES = [
  'scanning',
  'web-probing',
  'execution',
  'persistence',
  'credential-access',
  'valid-accounts',
  'privilege-escalation',
  'command-and-control',
  'exfiltration',
  'inhibit-response-function',
  'impair-process-control',
] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/**
 * Which part of an intrusion a sort of alert speaks of, by the words of its title: tactics of MITRE ATT&CK for Enterprise
 * (TA00xx) and for ICS (TA01xx). The first row that fits holds. `order` is where in an intrusion it usually comes; equal
 * numbers come in any order.
 */
export interface AttackStage {
  name: StageName;
  tactic: string;
  order: number;
  words: RegExp;
}

/** What deviates from a statistic may be of any part; it must not be taken for one by the thing that was counted. */
export const NO_STAGE = /unusual occurrence|deviates from|out of expected range/i;

export const ATTACK_STAGES: readonly AttackStage[] = [
  {
    name: 'impair-process-control',
    tactic: 'TA0106',
    order: 9,
    words:
      /\b(write (single|multiple)? ?(coil|register)|direct operate|setpoint|parameter write|firmware (up|down)load)/i,
  },
  {
    name: 'inhibit-response-function',
    tactic: 'TA0107',
    order: 8,
    words: /\b(plc stop|cold restart|warm restart|clear events|alarm suppress|mode change|stop command)/i,
  },
  {
    name: 'exfiltration',
    tactic: 'TA0010',
    order: 8,
    words: /exfil|dns tunnel|entropy in dns|large (upload|outbound)/i,
  },
  {
    name: 'command-and-control',
    tactic: 'TA0011',
    order: 4,
    words: /beacon|c2\b|cnc\b|command and control|reverse shell/i,
  },
  {
    name: 'privilege-escalation',
    tactic: 'TA0004',
    order: 6,
    words: /\bsudo\b|\broot\b|privilege|\b(cred_(refr|disp)|user_(cmd|end)) parameter|session closed/i,
  },
  {
    name: 'valid-accounts',
    tactic: 'TA0001',
    order: 5,
    words:
      /changed uid|\b(cred_acq|user_(acct|auth|start|login)|login) parameter|session opened|authentication success/i,
  },
  {
    name: 'credential-access',
    tactic: 'TA0006',
    order: 4,
    words: /brute.?force|login fail|failed login|authentication failure|invalid user|password|login attempt/i,
  },
  {
    name: 'persistence',
    tactic: 'TA0003',
    order: 5,
    words: /service_(start|stop)|scheduled task|cron|new service|autorun/i,
  },
  {
    name: 'execution',
    tactic: 'TA0002',
    order: 3,
    words: /web ?shell|entropy in apache|command execution|process creation|powershell/i,
  },
  {
    name: 'web-probing',
    tactic: 'TA0043',
    order: 1,
    words:
      /web server \d00 error|apache|web attack|suspicious url|status code|request method|\b(wp|dir|sql)(scan|b|map)/i,
  },
  {
    name: 'scanning',
    tactic: 'TA0043',
    order: 0,
    words:
      /\bscan|nmap|sweep|insecure connection|protocol anomaly|\bids (event|alert)|SURICATA (SMTP|TLS|HTTP)|dns domain|probe/i,
  },
];
