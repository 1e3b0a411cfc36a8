import type { ActionDto, QueueSelectionDto } from '../../src/triage/triage-action.dto.ts';
import type { QueueRowDto } from '../../src/triage/queue.dto.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './app.ts';
import { type Asking, Watch } from './watch.ts';

export interface Subject {
  kind: 'case' | 'alert';
  id: string;
}

export const alertOf = (id: string): Subject => ({ kind: 'alert', id });
export const caseOf = (id: string): Subject => ({ kind: 'case', id });

/** What people do with the queue over HTTP, in few words. */
export function act(who: Asking, action: object, items: readonly Subject[]): Promise<Answer<ActionDto & ErrorAnswer>> {
  return who.post('/api/v1/queue/actions', { action, items });
}

export function undo(who: Asking, { id }: { id: string }): Promise<Answer<ActionDto & ErrorAnswer>> {
  return who.post(`/api/v1/queue/actions/${id}/undo`);
}

export function select(who: Asking, items: readonly Subject[]): Promise<Answer<QueueSelectionDto & ErrorAnswer>> {
  return who.post('/api/v1/queue/selections', { items });
}

/** The whole action, where it was taken. */
export async function done(answer: Promise<Answer<ActionDto & ErrorAnswer>>): Promise<ActionDto> {
  const { status, body } = await answer;
  expect([status, body.error]).toEqual([200, undefined]);
  return body;
}

/** What became of each item, in a word: `done`, or the code of its refusal. */
export function outcomes({ items }: ActionDto): string[] {
  return items.map(({ outcome, code }) => code ?? outcome);
}

/** A time so many minutes from now. */
export const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A server with people of the port of Busan who work on its queue, and others who do not. */
export class QueueDesk {
  private constructor(
    readonly app: TestApp,
    readonly watch: Watch,
    readonly analyst: Asking,
    readonly colleague: Asking,
    readonly lead: Asking,
    readonly observer: Asking,
    /** Of another organisation of the nation, and of another nation. */
    readonly grid: Asking,
    readonly singapore: Asking,
  ) {}

  static async open(): Promise<QueueDesk> {
    const app = await startApp();
    const watch = await Watch.at(app);
    return new QueueDesk(
      app,
      watch,
      await watch.somebody('analyst'),
      await watch.somebody('analyst'),
      await watch.somebody('lead'),
      await watch.somebody('observer'),
      await watch.somebody('analyst', 'kr-grid'),
      await watch.somebody('lead', 'sg-cert'),
    );
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** An alert that is in no case. */
  async waiting(changes: object = {}): Promise<Subject> {
    return alertOf((await this.watch.alert({ severity: 30, entities: [], ...changes })).id);
  }

  async opened(changes: Record<string, unknown> = {}): Promise<Subject> {
    return caseOf((await this.watch.case(changes)).id);
  }

  /** The row of the queue, as the lead sees it. */
  async row({ kind, id }: Subject): Promise<QueueRowDto> {
    const { status, body } = await this.lead.get<QueueRowDto>(`/api/v1/queue/${kind}/${id}`);
    expect(status).toBe(200);
    return body;
  }

  /** What the journal says of it, in order. */
  told({ id }: Subject, type = 'triage.changed'): Promise<{ tlp: string; data: Record<string, unknown> }[]> {
    return this.app.db.query(
      `SELECT tlp, data FROM journal WHERE type = $2 AND (data->>'id' = $1 OR case_id::text = $1) ORDER BY seq`,
      [id, type],
    );
  }
}
