import type { JsonObject } from '../common/json.ts';
import type { CastSite } from './cast.ts';
import { displaced } from './geodesy.ts';
import { physicalAccess } from './idmef-message.ts';
import { says, type Stage, type StoryEvent } from './stage.ts';
import { asTexts, eveAlert, eveModbus, type Route, type Rule } from './suricata-record.ts';
import { type WazuhHost, wazuhAlert, wazuhOfSuricata, type WazuhRule } from './wazuh-alert.ts';

/** Rules of the ET Open ruleset, by their numbers. */
const SCANS: [Rule & { port: number }, ...(Rule & { port: number })[]] = [
  scan(2010935, 1433, 'ET SCAN Suspicious inbound to MSSQL port 1433'),
  scan(2010936, 1521, 'ET SCAN Suspicious inbound to Oracle SQL port 1521'),
  scan(2010937, 3306, 'ET SCAN Suspicious inbound to mySQL port 3306'),
  scan(2010939, 5432, 'ET SCAN Suspicious inbound to PostgreSQL port 5432'),
  scan(2002911, 5900, 'ET SCAN Potential VNC Scan 5900-5920'),
];
const SSH_SCAN = scan(2001219, 22, 'ET SCAN Potential SSH Scan');

const LOGIN_FAILED: WazuhRule = {
  id: '5760',
  level: 5,
  description: 'sshd: authentication failed.',
  groups: ['syslog', 'sshd', 'authentication_failed'],
};
const LOGIN_AFTER_FAILURES: WazuhRule = {
  id: '40112',
  level: 12,
  description: 'Multiple authentication failures followed by a success.',
  groups: ['syslog', 'attacks', 'authentication_success'],
};

/**
 * The first chapter. Somebody on the crane network looks around, guesses the password of the operator station, and
 * from there writes to a crane's controller; then a door is found forced.
 */
export function craneNetworkAttack(stage: Stage): StoryEvent[] {
  const { port } = stage.cast;
  const network = addressesOf(port);
  // A different machine each time: the last telling's attacker is not this one's.
  const attacker = `10.20.0.${stage.random.whole(100, 250)}`;
  return [
    ...portScan(stage, port, attacker, Object.values(network)),
    ...guessedPassword(stage, port, attacker, network.station),
    ...writesToCrane(stage, port, attacker, network),
    forcedDoor(stage, port),
  ];
}

function portScan(stage: Stage, port: CastSite, attacker: string, targets: readonly string[]): StoryEvent[] {
  const events: StoryEvent[] = [];
  for (let at = 3; at < 50; at += stage.random.between(0.8, 1.8)) {
    const rule = stage.random.pick(SCANS);
    const target = targets[events.length % targets.length] ?? '';
    events.push(says(port, 'suricata', at, eveAlert(rule, route(stage, attacker, target, rule.port), stage.time(at))));
  }
  return events;
}

/** Suricata sees the connections too, and Wazuh passes one of its alerts on: one event, told twice. */
function guessedPassword(stage: Stage, port: CastSite, attacker: string, station: string): StoryEvent[] {
  const host: WazuhHost = { agentId: '014', name: stationName(port), address: station };
  const events: StoryEvent[] = [];
  const login = (at: number, rule: WazuhRule, outcome: string): void => {
    const sourcePort = stage.random.whole(40_000, 60_000);
    events.push(
      says(
        port,
        'wazuh',
        at,
        wazuhAlert(rule, host, {
          offset: stage.logOffset(),
          time: stage.time(at),
          log: `sshd[2114]: ${outcome} password for crane from ${attacker} port ${sourcePort} ssh2`,
          data: { srcip: attacker, srcport: String(sourcePort), dstuser: 'crane' },
        }),
      ),
    );
  };
  const seen = eveAlert(SSH_SCAN, route(stage, attacker, station, SSH_SCAN.port), stage.time(62));
  events.push(says(port, 'suricata', 62, seen));
  const passedOn = { offset: stage.logOffset(), time: stage.time(63) };
  events.push(says(port, 'wazuh', 63, wazuhOfSuricata(asTexts(seen), SSH_SCAN.name, host, passedOn)));
  for (let at = 64; at < 110; at += stage.random.between(1.2, 2.4)) login(at, LOGIN_FAILED, 'Failed');
  login(112, LOGIN_AFTER_FAILURES, 'Accepted');
  return events;
}

/** It begins with a question, goes on with single registers, and ends with a controller that no longer listens. */
function writesToCrane(
  stage: Stage,
  port: CastSite,
  attacker: string,
  { station, controller }: { station: string; controller: string },
): StoryEvent[] {
  const events: StoryEvent[] = [];
  let transaction = 0;
  const ask = (at: number, from: string, request: JsonObject): void => {
    transaction += 1;
    const record = eveModbus(
      transaction,
      { unit_id: 1, ...request },
      route(stage, from, controller, 502),
      stage.time(at),
    );
    events.push(says(port, 'suricata', at, record));
  };
  ask(150, attacker, { function_raw: 43, function_code: 'MEI', access_type: 'NONE' });
  for (let at = 175; at < 300; at += stage.random.between(5, 9)) {
    const address = stage.random.whole(40, 48);
    const write = { address, data: stage.random.whole(0, 1500) };
    ask(at, station, { function_raw: 6, function_code: 'WrSingleReg', access_type: 'WRITE | HOLDING', write });
  }
  for (let at = 305; at < 330; at += 8) {
    ask(at, station, {
      function_raw: 16,
      function_code: 'WrMultRegs',
      access_type: 'WRITE | HOLDING',
      write: { address: 40, quantity: 8 },
    });
  }
  ask(338, station, {
    function_raw: 8,
    function_code: 'Diagnostic',
    access_type: 'NONE',
    diagnostic: { raw: 4, code: 'ForceListenOnlyMode', data: '0' },
  });
  return events;
}

function forcedDoor(stage: Stage, port: CastSite): StoryEvent {
  const payload = physicalAccess(
    {
      id: stage.random.uuid(),
      description: 'Door of crane control house 4 forced',
      note: 'The contact opened without a badge; no work order is open.',
      organisation: port.name,
      locode: port.locode,
      door: 'Crane control house 4, north door',
      position: displaced(port.position, { east: 120, north: -80 }),
      hostname: stationName(port),
      confidence: 0.85,
    },
    stage.time(365),
  );
  return says(port, 'idmefv2', 365, payload);
}

function addressesOf(port: CastSite): { controller: string; station: string; server: string } {
  const addressOf = (code: string): string | undefined => port.assets.get(code)?.address;
  return {
    controller: addressOf('crane-plc-1') ?? '10.20.0.11',
    station: addressOf('crane-hmi') ?? '10.20.0.21',
    server: addressOf('tos') ?? '10.20.1.10',
  };
}

function stationName(port: CastSite): string {
  return [...port.assets.values()].find(({ hostname }) => hostname !== undefined)?.hostname ?? 'crane-hmi';
}

function route(stage: Stage, source: string, target: string, targetPort: number): Route {
  return { ...stage.flow(), source, target, targetPort };
}

function scan(sid: number, port: number, name: string): Rule & { port: number } {
  return { sid, rev: 3, name, category: 'Potentially Bad Traffic', severity: 2, port };
}
