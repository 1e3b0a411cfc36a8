import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ALERT_TEXTS, BodyForm } from './alert-template.ts';

/** What to post, and how. */
export interface PostLoad {
  port: number;
  key: string;
  /** `/api/v1/alerts` unless given. */
  path?: string;
  /** Of the request, besides those of the key and the length. */
  headers?: Record<string, string>;
  connections: number;
  perPost: number;
  /** A single alert stands in an array too. */
  alwaysArray?: boolean;
  form?: BodyForm;
  /** What the alerts say; `plain` unless given. */
  text?: keyof typeof ALERT_TEXTS;
  seconds: number;
  /** Alerts a second to be sent, at even distances, by whichever connection is free; as fast as answers come unless given. */
  rate?: number;
}

export interface PostOutcome {
  /** Alerts a second that were acknowledged, and how many in all. */
  rate: number;
  acknowledged: number;
  /** Milliseconds from the time a request was to be sent to the end of its answer. */
  p50: number;
  p99: number;
  max: number;
  /** Alerts of requests that got another answer than 200 or 202. */
  refused: number;
  /** Processor of the sender itself, in microseconds an alert. */
  senderMicros: number;
  /** What the ids of this load begin with; they go on with `-` and the number of the alert, from 1. */
  run: string;
  /** When each alert was sent or was to be sent, by its number less one: milliseconds of the system's steady clock. */
  sentAt: number[];
}

/** Milliseconds of a clock that all processes of the machine share. */
export const steadyNow = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A process of its own that posts alerts: what it spends is not the server's, and nothing else holds up its clock. */
export class PostSender {
  private readonly child: ChildProcess;

  constructor() {
    this.child = fork(fileURLToPath(new URL('post-sender.js', import.meta.url)));
  }

  async post(load: PostLoad): Promise<PostOutcome> {
    this.child.send(load);
    const [outcome] = (await once(this.child, 'message')) as [PostOutcome | { failed: string }];
    if ('failed' in outcome) throw new Error(outcome.failed);
    return outcome;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  stop(): void {
    this.child.kill();
  }
}
