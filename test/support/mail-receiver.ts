import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** The whole mail, as it came. */
  raw: string;
  secure: boolean;
}

/** A real SMTP server on loopback that keeps what it gets; it offers STARTTLS with a certificate of its own. */
export class MailReceiver {
  readonly received: ReceivedMail[] = [];
  /** Status a recipient is refused with; none while undefined. */
  refuseWith: number | undefined;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(): Promise<MailReceiver> {
    const server = new SMTPServer({
      authOptional: true,
      // Silent about the certificate it comes with, which is known to everybody and serves a test.
      logger: false,
      onRcptTo: (_address, _session, done) => {
        const { refuseWith } = receiver;
        done(refuseWith === undefined ? null : Object.assign(new Error('Refused'), { responseCode: refuseWith }));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          receiver.received.push({
            from: mailFrom === false ? '' : (mailFrom?.address ?? ''),
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString(),
            secure: session.secure,
          });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const receiver = new MailReceiver(server, (server.server.address() as AddressInfo).port);
    return receiver;
  }

  next(count = 1): Promise<ReceivedMail[]> {
    return until(() => Promise.resolve(this.received.length >= count ? this.received.slice(0, count) : undefined));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** A header of a mail, unfolded and decoded. */
export function headerOf(raw: string, name: string): string {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const line = unfolded.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '';
  const value = line.slice(name.length + 1).trim();
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, coding: string, text: string) =>
      coding.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : decodeURIComponent(
            text
              .replaceAll('_', ' ')
              .replace(/%/g, '%25')
              .replace(/=([0-9A-F]{2})/gi, '%$1'),
          ),
    );
}
