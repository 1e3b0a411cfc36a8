import type { CastSite } from './cast.ts';
import { displaced, towards } from './geodesy.ts';
import { detectionReport } from '../drills/template/sapient-message.ts';
import { radarNode, says, type Stage, STORY_SECONDS, type StoryEvent } from './stage.ts';
import { eveAlert, eveAnomaly, eveModbus, type Rule } from './suricata-record.ts';
import { wazuhAlert, type WazuhRule } from './wazuh-alert.ts';

const CHATTER: [Rule, ...Rule[]] = [
  {
    sid: 2_210_044,
    rev: 2,
    name: 'SURICATA STREAM Packet with invalid timestamp',
    category: 'Generic Protocol Command Decode',
    severity: 3,
  },
  {
    sid: 2_013_028,
    rev: 7,
    name: 'ET POLICY curl User-Agent Outbound',
    category: 'Not Suspicious Traffic',
    severity: 3,
  },
  { sid: 2_027_397, rev: 1, name: 'ET INFO Spotify P2P Client', category: 'Not Suspicious Traffic', severity: 3 },
];
const ANOMALIES: [string, ...string[]] = [
  'stream.pkt_invalid_timestamp',
  'stream.3whs_wrong_seq_wrong_ack',
  'stream.fin_out_of_window',
];
const SESSION_OPENED: WazuhRule = {
  id: '5501',
  level: 3,
  description: 'PAM: Login session opened.',
  groups: ['pam', 'syslog', 'authentication_success'],
};

/**
 * What goes on everywhere else: chatter that deserves no case, the same again and again, records sent twice, polling of
 * controllers, and a bird.
 */
export function backgroundNoise(stage: Stage): StoryEvent[] {
  const { others, coast, port, power } = stage.cast;
  return [
    ...others.flatMap((site) => chatter(stage, site)),
    ...[port, power].flatMap((site) => polling(stage, site)),
    ...bird(stage, coast),
  ];
}

function chatter(stage: Stage, site: CastSite): StoryEvent[] {
  const { random } = stage;
  const events: StoryEvent[] = [];
  const rule = random.pick(CHATTER);
  const talker = `10.90.${random.whole(0, 255)}.${random.whole(2, 250)}`;
  for (let at = random.between(5, 60); at < STORY_SECONDS; at += random.between(25, 70)) {
    const route = { ...stage.flow(), source: talker, target: `198.18.${random.whole(0, 255)}.9`, targetPort: 443 };
    const said = says(site, 'suricata', at, eveAlert(rule, route, stage.time(at)));
    events.push(said);
    // A gateway that lost the answer sends the same record again.
    if (random.next() < 0.25) events.push({ ...said, at: at + 4 });
  }
  for (let at = random.between(20, 120); at < STORY_SECONDS; at += random.between(80, 160)) {
    const source = `10.91.${random.whole(0, 255)}.${random.whole(2, 250)}`;
    const route = { ...stage.flow(), source, target: `10.91.1.${random.whole(2, 250)}`, targetPort: 8443 };
    events.push(says(site, 'suricata', at, eveAnomaly(random.pick(ANOMALIES), route, stage.time(at))));
  }
  if (site.sensors.has('wazuh')) events.push(...sessions(stage, site));
  return events;
}

function sessions(stage: Stage, site: CastSite): StoryEvent[] {
  const events: StoryEvent[] = [];
  for (let at = stage.random.between(10, 90); at < STORY_SECONDS; at += stage.random.between(90, 200)) {
    const host = { agentId: '021', name: `${site.code.toLowerCase()}-jump`, address: '10.92.0.5' };
    const details = {
      offset: stage.logOffset(),
      time: stage.time(at),
      log: 'sshd[911]: pam_unix(sshd:session): session opened for user operator by (uid=0)',
      data: { dstuser: 'operator', uid: '0' },
    };
    events.push(says(site, 'wazuh', at, wazuhAlert(SESSION_OPENED, host, details)));
  }
  return events;
}

/** The supervisory system reads its controllers: telemetry, from the address that always does it. */
function polling(stage: Stage, site: CastSite): StoryEvent[] {
  const controller = [...site.assets.values()].find(({ address }) => address !== undefined)?.address ?? '10.20.0.11';
  const source = controller.replace(/\d+$/, '5');
  const events: StoryEvent[] = [];
  for (let at = stage.random.between(1, 10); at < STORY_SECONDS; at += 20) {
    const request = {
      unit_id: 1,
      function_raw: 3,
      function_code: 'RdHoldRegs',
      access_type: 'READ | HOLDING',
      read: { address: 0, quantity: 16 },
    };
    const route = { ...stage.flow(), source, target: controller, targetPort: 502 };
    events.push(says(site, 'suricata', at, eveModbus(events.length + 1, request, route, stage.time(at))));
  }
  return events;
}

/** Two kilometres and more off, wandering, slow and surely a bird. */
function bird(stage: Stage, coast: CastSite): StoryEvent[] {
  const { random } = stage;
  const node = radarNode(stage, coast);
  const objectId = random.ulid(stage.time(130));
  const events: StoryEvent[] = [];
  let bearing = random.between(0, 360);
  let at = 130;
  let place = displaced(coast.position, towards(bearing, 4_200));
  while (at < 260) {
    bearing += random.normal(25);
    const velocity = { ...towards(bearing, random.between(6, 11)), up: random.normal(0.5) };
    const detection = {
      reportId: random.ulid(stage.time(at)),
      objectId,
      position: { ...place, alt: 60 + random.normal(8) },
      error: 15,
      velocity,
      confidence: 0.7,
      classification: [{ type: 'Animal', confidence: 0.9, subClass: [{ type: 'Bird', confidence: 0.88, level: 1 }] }],
    };
    events.push(says(coast, 'sapient', at + 0.3, detectionReport(node, detection, stage.time(at))));
    place = displaced(place, { east: velocity.east * 4, north: velocity.north * 4 });
    at += 4;
  }
  return events;
}
