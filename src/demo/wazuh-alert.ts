import type { JsonObject } from '../common/json.ts';

export interface WazuhRule {
  id: string;
  level: number;
  description: string;
  groups: string[];
}

export interface WazuhHost {
  agentId: string;
  name: string;
  address: string;
}

/** An alert as Wazuh's manager writes it to alerts.json. `offset` is the place in that file: with the second, its id. */
export function wazuhAlert(
  rule: WazuhRule,
  host: WazuhHost,
  { offset, time, log, data }: { offset: number; time: Date; log: string; data: JsonObject },
): JsonObject {
  return {
    timestamp: time.toISOString().replace('Z', '+0000'),
    id: `${Math.floor(time.getTime() / 1000)}.${offset}`,
    rule: { ...rule, firedtimes: 1, mail: rule.level >= 12 },
    agent: { id: host.agentId, name: host.name, ip: host.address },
    manager: { name: 'wazuh-manager' },
    predecoder: { hostname: host.name, program_name: 'sshd' },
    decoder: { name: 'sshd' },
    location: '/var/log/auth.log',
    full_log: log,
    data,
  };
}

/** Suricata's alert as Wazuh passes it on, under its rule 86601. */
export function wazuhOfSuricata(
  record: JsonObject,
  name: string,
  host: WazuhHost,
  { offset, time }: { offset: number; time: Date },
): JsonObject {
  return {
    timestamp: time.toISOString().replace('Z', '+0000'),
    id: `${Math.floor(time.getTime() / 1000)}.${offset}`,
    rule: { id: '86601', level: 3, description: `Suricata: Alert - ${name}`, groups: ['ids', 'suricata'] },
    agent: { id: host.agentId, name: host.name, ip: host.address },
    manager: { name: 'wazuh-manager' },
    decoder: { name: 'json' },
    location: '/var/log/suricata/eve.json',
    data: record,
  };
}
