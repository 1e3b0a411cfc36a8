import { mark, PatchedBytes } from './patched-bytes.ts';

const ID_MARK = mark(32, 'id');
const TIME_MARK = '2000-01-01T00:00:00.000Z';

/** How the alerts of one request stand in it. */
export type BodyForm = 'array' | 'ndjson';

/** An alert of about 900 bytes, as a gateway sends it: one of 60,000 addresses, and the same machine as target. */
export function alertText(externalId: string, occurredAt: string = new Date().toISOString()): string {
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
      {
        type: 'ip',
        value: `10.20.${Math.trunc(Math.random() * 250)}.${Math.trunc(Math.random() * 250)}`,
        role: 'source',
      },
      { type: 'ip', value: '10.20.4.17', role: 'target' },
      { type: 'host', value: 'crane-plc-07', role: 'target' },
    ],
    attributes: {
      flow: { id: 1_805_461_738_637_437, protocol: 'TCP', sourcePort: 49_152, destinationPort: 502, packets: 12 },
      modbus: { function: 16, address: 40_001, count: 8, unit: 3, values: [1, 0, 0, 1, 1, 0, 1, 1] },
      rule: { revision: 4, action: 'allowed', reference: 'local/modbus/writes' },
    },
  });
}

/** A request as bytes, in which ids and times are written anew for each post. */
export class RequestTemplate {
  private readonly bytes: PatchedBytes;

  /** `text` writes one alert of an id and a time. */
  constructor(
    headers: readonly string[],
    perPost: number,
    form: BodyForm,
    text: (id: string, time: string) => string = alertText,
  ) {
    const texts = Array.from({ length: perPost }, () => text(ID_MARK, TIME_MARK));
    const body = form === 'ndjson' ? texts.join('\n') : perPost === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`;
    const request = [...headers, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
    this.bytes = new PatchedBytes(request, [ID_MARK, TIME_MARK]);
  }

  /** The request with new ids, of 32 characters, and the time now. */
  next(nextId: () => string): Buffer {
    const time = new Date().toISOString();
    return this.bytes.write([nextId, () => time]);
  }
}
