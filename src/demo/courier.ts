import type { JsonObject } from '../common/json.ts';
import { Api } from '../client/api.ts';
import { BodyRefused, intakePath, postItems, postUntilAnswered, type PostOptions } from '../client/post-items.ts';
import type { StoryEvent } from './stage.ts';

/** What became of what was sent. */
export interface Delivered {
  sent: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  requests: number;
  retries: number;
  /** The first few reasons for which something was rejected. */
  rejections: JsonObject[];
}

const SHOWN_REJECTIONS = 5;
const GIVE_UP_SECONDS = 60;
/** Longer than any telling by hand lasts, so that a key nobody revoked dies soon all the same. */
const KEY_HOURS = 6;

/** Brings what sensors and people say to the server, each under its own name, each sensor's messages in order. */
export class Courier {
  readonly delivered: Delivered = {
    sent: 0,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    requests: 0,
    retries: 0,
    rejections: [],
  };
  private readonly keys = new Map<string, { keyId: string; api: Api }>();
  private readonly options: PostOptions;

  constructor(
    private readonly people: Api,
    signal: AbortSignal,
  ) {
    this.options = { giveUpSeconds: GIVE_UP_SECONDS, onRetry: () => (this.delivered.retries += 1), signal };
  }

  /** Has a key issued for each sensor, as an engineer would who installs a gateway. */
  async fetchKeys(sensorIds: Iterable<string>, signal: AbortSignal): Promise<void> {
    const expiresAt = new Date(Date.now() + KEY_HOURS * 3_600_000).toISOString();
    for (const sensorId of sensorIds) {
      const issued = await this.people.post(`/api/v1/sensors/${sensorId}/keys`, { expiresAt }, signal);
      const api = new Api(this.people.url, issued['key'] as string);
      this.keys.set(sensorId, { keyId: issued['id'] as string, api });
    }
  }

  /** Revokes the keys; those that cannot be revoked expire by themselves. */
  async returnKeys(): Promise<void> {
    const signal = AbortSignal.timeout(5_000);
    for (const [sensorId, { keyId }] of this.keys) {
      await this.people.request('DELETE', `/api/v1/sensors/${sensorId}/keys/${keyId}`, undefined, signal);
    }
    this.keys.clear();
  }

  /** @throws ClientFailure when the server refuses, or stays away for a minute. */
  async deliver(events: readonly StoryEvent[]): Promise<void> {
    const bySensor = new Map<string, StoryEvent[]>();
    const reports: StoryEvent[] = [];
    for (const event of events) {
      if (!event.sensor) reports.push(event);
      else {
        const others = bySensor.get(event.sensor.id);
        if (others) others.push(event);
        else bySensor.set(event.sensor.id, [event]);
      }
    }
    await Promise.all([
      ...[...bySensor].map(([sensorId, said]) => this.post(sensorId, said)),
      ...reports.map((report) => this.report(report)),
    ]);
  }

  private async post(sensorId: string, events: readonly StoryEvent[]): Promise<void> {
    const api = this.keys.get(sensorId)?.api;
    if (!api) throw new Error(`No key for sensor ${sensorId}`);
    const content = events.map(({ payload }) => JSON.stringify(payload)).join('\n');
    const path = intakePath(events[0]?.format ?? 'native');
    const result = await postItems(api, path, { content, type: 'application/x-ndjson' }, this.options);
    this.count(events.length, result.accepted, result.duplicates);
    for (const item of result.results) if (item['status'] === 'rejected') this.reject(item);
  }

  private async report({ payload }: StoryEvent): Promise<void> {
    const body = { content: JSON.stringify(payload), type: 'application/json' };
    const reply = await postUntilAnswered(this.people, '/api/v1/reports', body, this.options);
    this.count(1, reply.status === 201 ? 1 : 0, reply.status === 200 ? 1 : 0);
    if (reply.status !== 200 && reply.status !== 201) this.reject({ reason: new BodyRefused(reply).message });
  }

  private count(sent: number, accepted: number, duplicates: number): void {
    this.delivered.requests += 1;
    this.delivered.sent += sent;
    this.delivered.accepted += accepted;
    this.delivered.duplicates += duplicates;
  }

  private reject(why: JsonObject): void {
    this.delivered.rejected += 1;
    if (this.delivered.rejections.length < SHOWN_REJECTIONS) this.delivered.rejections.push(why);
  }
}
