import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { listenAddress } from '../../config/setting-shapes.ts';
import { Meters } from '../common/meters.service.ts';
import { SETTINGS } from '../common/settings.module.ts';

/**
 * Serves the metrics, on an address of their own: they count every nation's alerts together, so they are no reader's of the
 * node but its operator's, who says who reaches the address (docs/operations.md). Answers `GET /metrics` and nothing else.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MetricsServer.name);
  private server: Server | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly meters: Meters,
  ) {}

  /** Where it listens, as `http://address:port`; undefined where no metrics are served. */
  get url(): string | undefined {
    const address = this.server?.address() as AddressInfo | null | undefined;
    if (!address) return undefined;
    return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  }

  async onApplicationBootstrap(): Promise<void> {
    const at = listenAddress(this.settings.metricsListen);
    if (!at) return;
    this.meters.watchProcess();
    const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
      if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      this.answer(response).catch((error: unknown) => {
        this.log.warn(`The metrics could not be told: ${String(error)}`);
        response.writeHead(500).end();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(at.port, at.host, resolve);
    });
    this.server = server;
    this.log.log(`Metrics at ${this.url}/metrics`);
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.meters.registry.clear();
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer(response: ServerResponse): Promise<void> {
    const text = await this.meters.registry.metrics();
    response
      .writeHead(200, { 'content-type': this.meters.registry.contentType, 'cache-control': 'no-store' })
      .end(text);
  }
}
