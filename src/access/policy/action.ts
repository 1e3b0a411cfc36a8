/** Everything a person, or a program of theirs, can ask for. Meaning of each: docs/access.md §2. */
export const ACTIONS = [
  'self',
  'directory.read',
  'registry.read',
  'case.read',
  'alert.read',
  'alert.raw',
  'share.read',
  'share.acknowledge',
  'case.triage',
  'case.note',
  'case.work',
  'case.decide',
  'case.mark',
  'case.downgrade',
  'view.share',
  'report.write',
  'release.read',
  'release.grant',
  'release.approve',
  'match.use',
  'drill.control',
  'sensor.write',
  'reject.read',
  'registry.write',
  'airspace.write',
  'account.read',
  'account.write',
  'settings.write',
  'audit.read',
  'notification.read',
  'notification.write',
  'node.write',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions no API token carries, so that a program cannot make itself or its owner stronger. */
export const NEVER_BY_TOKEN: ReadonlySet<Action> = new Set(['self', 'account.write', 'settings.write', 'node.write']);
