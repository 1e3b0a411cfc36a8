import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Settings } from '../../config/settings.ts';
import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import { SETTINGS } from '../common/settings.module.ts';

export interface OwnAnswer {
  status: number;
  body: JsonObject;
}

const TIMEOUT_MS = 10_000;
const ANYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * Posts to this very server, as any gateway would: what a drill sends goes the way of the real thing, through every check
 * of it. Calls nobody else, so the rule for calls outwards does not apply.
 */
@Injectable()
export class OwnIntake {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'tlsCert'>,
  ) {}

  /** @throws Error when the server does not listen or does not answer in time. */
  post(path: string, key: string, content: JsonObject | JsonObject[]): Promise<OwnAnswer> {
    const address = this.address();
    const body = JSON.stringify(content);
    const options = {
      method: 'POST',
      host: ANYWHERE[address.address] ?? address.address,
      port: address.port,
      path,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      },
      agent: false as const,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    return new Promise((resolve, reject) => {
      const plain = this.settings.tlsCert === '';
      const outgoing = plain ? httpRequest(options) : httpsRequest({ ...options, ...this.ownTls() });
      outgoing.on('error', reject);
      outgoing.on('response', (answer) => void collect(answer).then(resolve, reject));
      outgoing.end(body);
    });
  }

  private address(): AddressInfo {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | string | null };
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen yet');
    return address;
  }

  /** Trusts the certificate the server itself shows, whatever name it is for, and no other. */
  private ownTls(): object {
    return {
      ca: readFileSync(this.settings.tlsCert),
      allowPartialTrustChain: true,
      checkServerIdentity: () => undefined,
    };
  }
}

async function collect(answer: IncomingMessage): Promise<OwnAnswer> {
  const parts: Buffer[] = [];
  for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
  let body: Json = null;
  try {
    body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Json;
  } catch {
    // What is no JSON says nothing that could be kept; the status says whether to try again.
  }
  return { status: answer.statusCode ?? 0, body: isJsonObject(body) ? body : {} };
}
