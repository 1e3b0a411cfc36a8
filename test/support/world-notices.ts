import { randomUUID } from 'node:crypto';
import type { SharedWith } from './access-oracle.ts';
import type { Viewer } from './matrix-viewers.ts';
import type { OfTeam, WorldDelivery, WorldNotification } from './notice-oracle.ts';
import type { Random } from './random.ts';
import type { TestDatabase } from './database.ts';
import type { NationsWorld, Thing } from './world-thing.ts';

export interface WorldNotices {
  channels: OfTeam[];
  rules: OfTeam[];
  deliveries: WorldDelivery[];
  notifications: WorldNotification[];
}

/** Cases and notes a receiver is told of, of each nation some. */
const EACH = 20;

type Row = Record<string, unknown>;

/**
 * For every team a channel and a rule; by the channel, and to each of its people, messages about cases they see and cases
 * they do not, as they were left behind when a marking was raised; the same of an exercise.
 */
export async function enterNotices(
  db: TestDatabase,
  random: Random,
  world: NationsWorld,
  exercise: readonly Thing[],
  viewers: readonly Viewer[],
  packages: readonly (SharedWith & { shareId: string })[],
  releases: readonly { id: string; seats: SharedWith[] }[],
): Promise<WorldNotices> {
  const made: WorldNotices = { channels: [], rules: [], deliveries: [], notifications: [] };
  const rows: Record<string, Row[]> = {};
  const put = (table: string, row: Row): void => void (rows[table] ??= []).push(row);
  const at = '2026-11-23T08:00:00.000Z';
  const dated = { created_at: at, updated_at: at };
  const cases = [...world.things, ...exercise].filter(({ kind }) => kind === 'case');
  const notes = [...world.things, ...exercise].filter(({ kind }) => kind === 'note');
  const sensors = await db.query<{ id: string; nation: string }>(
    'SELECT x.id, s.nation FROM sensors x JOIN sites s ON s.id = x.site_id',
  );
  for (const { nation, organisationId, code } of world.teams) {
    const owner = { nation, organisation_id: organisationId };
    const channel = { id: randomUUID(), organisationId };
    made.channels.push(channel);
    put('notification_channels', {
      ...owner,
      ...dated,
      id: channel.id,
      kind: 'webhook',
      name: `hook of ${code}`,
      enabled: false,
      addresses: '{}',
      max_tlp: 'AMBER',
      in_exercises: true,
      target: 'https://hooks.example',
      sealed_url: '\\x00',
      sealed_secret: '\\x00',
    });
    const rule = { id: randomUUID(), organisationId };
    made.rules.push(rule);
    put('notification_rules', {
      ...owner,
      ...dated,
      id: rule.id,
      name: `rule of ${code}`,
      enabled: false,
      events: '{case_opened}',
      min_severity: 0,
      site_ids: '{}',
      domains: '{}',
      channel_ids: `{${channel.id}}`,
      account_ids: '{}',
      roles: '{}',
      group_minutes: 10,
      escalation: [],
    });
    const ownCases = cases.filter((thing) => thing.nation === nation);
    for (const found of [...random.sample(cases, EACH), ...random.sample(ownCases, EACH)]) {
      deliver(owner, { channel_id: channel.id }, found);
    }
    deliver(owner, { channel_id: channel.id }, undefined);
  }

  function deliver(owner: { nation: string; organisation_id: string }, to: Row, found: Thing | undefined): void {
    const id = randomUUID();
    const realm = found?.realm ?? 'live';
    const accountId = (to['account_id'] as string | undefined) ?? null;
    const caseId = found?.id ?? null;
    made.deliveries.push({ id, realm, organisationId: owner.organisation_id, accountId, caseId });
    put('notification_deliveries', {
      ...owner,
      ...dated,
      ...to,
      id,
      realm,
      subject_kind: found ? 'case' : 'test',
      subject_id: caseId ?? id,
      case_id: caseId,
      events: [],
      state: 'delivered',
      attempts: 1,
      due_at: at,
      next_attempt_at: at,
      delivered_at: at,
    });
  }

  for (const { person } of viewers) {
    const { accountId, nation, organisationId } = person;
    const owner = { nation, organisation_id: organisationId };
    const notify = (
      one: Omit<WorldNotification, 'id' | 'accountId'>,
      kind: string,
      subject: [string, string],
      more: Row = {},
    ) => {
      const id = randomUUID();
      made.notifications.push({ ...one, id, accountId });
      put('notifications', {
        ...owner,
        ...dated,
        ...more,
        id,
        realm: one.realm,
        account_id: accountId,
        kind,
        subject_kind: subject[0],
        subject_id: subject[1],
        count: 1,
      });
    };
    const own = (things: readonly Thing[]): Thing[] => things.filter((thing) => thing.nation === nation);
    for (const thing of [...random.sample(own(cases), 12), ...random.sample(cases, 6)]) {
      notify({ realm: thing.realm, thing }, 'case_opened', ['case', thing.id], { case_id: thing.id });
      deliver(owner, { account_id: accountId }, thing);
    }
    for (const thing of [...random.sample(own(notes), 12), ...random.sample(notes, 4)]) {
      const told = { case_id: thing.caseId, note_id: thing.id };
      notify({ realm: thing.realm, thing }, 'mention', ['case', thing.caseId ?? ''], told);
    }
    for (const sensor of random.sample(sensors, 6)) {
      notify({ realm: 'live', sensorNation: sensor.nation }, 'sensor_silent', ['sensor', sensor.id]);
    }
    for (const share of packages) {
      notify({ realm: 'live', share }, 'share_received', ['share', share.shareId]);
    }
    notify({ realm: 'live', withdrawn: true }, 'share_recalled', ['share', randomUUID()]);
    for (const { id, seats } of releases) notify({ realm: 'live', seats }, 'approval_asked', ['release', id]);
  }
  for (const [table, all] of Object.entries(rows)) {
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    await db.query(
      `INSERT INTO ${table} (${columns.join(', ')})
       SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) r`,
      [JSON.stringify(all)],
    );
  }
  return made;
}
