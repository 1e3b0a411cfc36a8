import { mark, PatchedBytes } from './patched-bytes.ts';

const ID_MARK = mark(32, 'id');
const TIME_MARK = '2000-01-01T00:00:00.000Z';

/** How the alerts of one request stand in it. */
export type BodyForm = 'bare' | 'array' | 'ndjson';

/** Who does it, of 10,000 addresses, and to which of 2,000 machines: each address always to the same. */
function pair(): { source: string; target: string; host: string } {
  const number = Math.trunc(Math.random() * 10_000);
  const machine = number % 2_000;
  return {
    source: `10.20.${number >> 8}.${number & 255}`,
    target: `10.21.${machine >> 8}.${machine & 255}`,
    host: `crane-plc-${machine}`,
  };
}

/** An alert of about 900 bytes, as a gateway sends it. */
export function alertText(externalId: string, occurredAt: string = new Date().toISOString()): string {
  const { source, target, host } = pair();
  return JSON.stringify({
    externalId,
    kind: 'cyber',
    occurredAt,
    title: 'Modbus write to a holding register from a station that never wrote before',
    description: 'Function code 16, registers 40001 to 40008, from an engineering station outside its shift.',
    severity: 71,
    confidence: 0.8,
    signature: 'native:modbus-write',
    categories: ['intrusion-attempts.exploit'],
    entities: [
      { type: 'ip', value: source, role: 'source' },
      { type: 'ip', value: target, role: 'target' },
      { type: 'host', value: host, role: 'target' },
    ],
    attributes: {
      flow: { id: 1_805_461_738_637_437, protocol: 'TCP', sourcePort: 49_152, destinationPort: 502, packets: 12 },
      modbus: { function: 16, address: 40_001, count: 8, unit: 3, values: [1, 0, 0, 1, 1, 0, 1, 1] },
      rule: { revision: 4, action: 'allowed', reference: 'local/modbus/writes' },
    },
  });
}

/** The same with its id in the title, by which it is known again wherever it is told of. */
export function tracedText(externalId: string, occurredAt: string): string {
  return JSON.stringify({ ...(JSON.parse(alertText(externalId, occurredAt)) as object), title: `Write ${externalId}` });
}

/** An alert as Alertmanager takes it (its API v2), with the same words: one of 10,000 keys to group by. */
export function prometheusText(id: string, startsAt: string): string {
  const { source, host } = pair();
  return JSON.stringify({
    startsAt,
    labels: {
      alertname: 'ModbusWrite',
      id,
      key: source,
      severity: 'critical',
      site: 'KRPUS',
      target: host,
    },
    annotations: {
      title: 'Modbus write to a holding register from a station that never wrote before',
      description: 'Function code 16, registers 40001 to 40008, from an engineering station outside its shift.',
      flow: 'TCP 49152 502, 12 packets',
      rule: 'local/modbus/writes revision 4',
    },
  });
}

/** What writes the alerts of a load, by its name in the order to the sender. */
export const ALERT_TEXTS = { plain: alertText, traced: tracedText, prometheus: prometheusText } as const;

/** A request as bytes, in which ids and times are written anew for each post. */
export class RequestTemplate {
  private readonly bytes: PatchedBytes;
  /** How often an alert names its id. */
  private readonly timesNamed: number;

  /** `text` writes one alert of an id, which it may repeat, and a time. */
  constructor(
    headers: readonly string[],
    perPost: number,
    form: BodyForm,
    text: (id: string, time: string) => string = alertText,
  ) {
    const texts = Array.from({ length: perPost }, () => text(ID_MARK, TIME_MARK));
    const body = form === 'array' ? `[${texts.join(',')}]` : texts.join('\n');
    const request = [...headers, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
    this.bytes = new PatchedBytes(request, [ID_MARK, TIME_MARK]);
    this.timesNamed = text(ID_MARK, TIME_MARK).split(ID_MARK).length - 1;
  }

  /** The request with new ids, of 32 characters, and the time now. */
  next(nextId: () => string): Buffer {
    const time = new Date().toISOString();
    let id = '';
    const idAt = (place: number): string => (place % this.timesNamed === 0 ? (id = nextId()) : id);
    return this.bytes.write([idAt, () => time]);
  }
}
