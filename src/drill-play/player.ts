import type { Api, Reply } from '../client/api.ts';
import { refusal } from '../client/api.ts';
import type { JsonObject } from '../common/json.ts';
import type { Act, ReleaseAddress } from '../drills/template/script.ts';
import { object, objects, type RunView, text } from './run-view.ts';
import { type Doer, isStatementAct, type MadeStatements, performStatementAct } from './statement-acts.ts';

const RELEASE_HOURS = 24;

/** What cannot be done yet: it is tried again. */
export class NotYet extends Error {}

/** What the teams of a run have made, by the script's own names. */
export interface Made extends MadeStatements {
  tasks: Map<string, { caseId: string; taskId: string }>;
  releases: Map<string, string[]>;
}

/** Somebody who plays in a cell, through the public interface, inside the realm of the run. */
export class Player {
  constructor(
    readonly accountId: string,
    private readonly api: Api,
    private readonly run: RunView,
    private readonly made: Made,
  ) {}

  /** @throws NotYet where it has to be tried again; Error where it was refused for good. */
  async perform(act: Act): Promise<void> {
    if (isStatementAct(act)) return performStatementAct(act, this.doer(), this.made);
    switch (act.do) {
      case 'acknowledge':
        return this.acknowledge(act.on);
      case 'open_case':
        return this.openCase(act.on);
      case 'close':
        return this.onSubject(act.on, { type: 'close', reason: act.reason, note: act.note });
      case 'assign':
        return this.onCase(act.on, 'assign', { assignee: `person:${this.accountId}` });
      case 'set_severity':
        return this.onCase(act.on, 'severity', { severity: act.severity, reason: act.reason });
      case 'set_status':
        return this.onCase(act.on, 'status', { to: act.to, ...(act.reason !== undefined && { reason: act.reason }) });
      case 'note':
        return this.onCase(act.on, 'notes', { body: act.text });
      case 'add_task':
        return this.addTask(act.on, act.task, act.title);
      case 'complete_task':
        return this.completeTask(act.task);
      case 'release':
        return this.release(act.on, act.release, act.to, act.purpose);
      case 'acknowledge_share':
        return this.acknowledgeShare(act.release);
      case 'verify_report':
        return this.verifyReport(act.on, { verification: act.verification, reason: act.reason });
      case 'judge_object':
        return this.judgeObject(act.on, { verb: act.verb, reason: act.reason });
    }
  }

  private doer(): Doer {
    return {
      send: (method, path, body) => this.send(method, path, body),
      list: (path) => this.api.list(path),
      caseOf: (item) => this.caseOf(item),
      notYet: (why) => new NotYet(why),
    };
  }

  /** Of a case, without taking it: whose it is, is said by another action. */
  private async acknowledge(item: string): Promise<void> {
    const { caseId } = await this.whereIs(item);
    if (caseId === null) await this.onSubject(item, { type: 'acknowledge' });
    else await this.post(`/api/v1/cases/${caseId}/acknowledge`, {});
  }

  private async onSubject(item: string, action: JsonObject): Promise<void> {
    const { alertId, caseId } = await this.whereIs(item);
    const subject = caseId === null ? { kind: 'alert', id: alertId } : { kind: 'case', id: caseId };
    const answer = await this.post('/api/v1/queue/actions', { items: [subject], action });
    const [outcome] = objects(answer['items']);
    // It has come into a case meanwhile.
    if (outcome?.['outcome'] === 'refused') throw new NotYet(text(outcome['message']));
  }

  private async openCase(item: string): Promise<void> {
    const { caseId } = await this.whereIs(item);
    if (caseId === null) await this.onSubject(item, { type: 'escalate' });
  }

  private async onCase(item: string, command: string, body: JsonObject): Promise<void> {
    await this.post(`/api/v1/cases/${await this.caseOf(item)}/${command}`, body);
  }

  private async addTask(item: string, task: string, title: string): Promise<void> {
    const caseId = await this.caseOf(item);
    const added = await this.post(`/api/v1/cases/${caseId}/tasks`, { title });
    this.made.tasks.set(task, { caseId, taskId: text(added['id']) });
  }

  private async completeTask(task: string): Promise<void> {
    const found = this.made.tasks.get(task);
    if (!found) throw new NotYet(`There is no task ${task} yet`);
    await this.send('PATCH', `/api/v1/cases/${found.caseId}/tasks/${found.taskId}`, { state: 'done' });
  }

  private async release(item: string, name: string, to: readonly ReleaseAddress[], purpose: string): Promise<void> {
    const { release, preview } = await this.post('/api/v1/releases', {
      case: await this.caseOf(item),
      recipients: await this.recipientsOf(to),
      selection: {
        case: ['title', 'severity', 'kinds'],
        alerts: 'all',
        alertFields: ['title', 'severity', 'times', 'entities'],
      },
      purpose,
      expiresAt: new Date(Date.now() + RELEASE_HOURS * 3_600_000).toISOString(),
    });
    const id = text(object(release)['id']);
    await this.post(`/api/v1/releases/${id}/publish`, { hash: object(preview)['hash'] ?? null });
    const published = await this.api.get(`/api/v1/releases/${id}`);
    const shares = objects(published['shares'] ?? object(published['release'])['shares']);
    this.made.releases.set(
      name,
      shares.map(({ shareId }) => text(shareId)),
    );
  }

  private async recipientsOf(to: readonly ReleaseAddress[]): Promise<JsonObject[]> {
    const organisations = to.some((one) => 'organisation' in one) ? await this.api.list('/api/v1/organisations') : [];
    return to.map((one): JsonObject => {
      if ('nation' in one) return { kind: 'nation', nation: one.nation };
      const found = organisations.find(({ code }) => code === one.organisation);
      return { kind: 'organisation', organisationId: text(found?.['id']) };
    });
  }

  /** Of what was released under that name, that which reached this player's team. */
  private async acknowledgeShare(name: string): Promise<void> {
    for (const shareId of this.made.releases.get(name) ?? []) {
      const { status } = await this.ask('POST', `/api/v1/shared/${shareId}/receipts`, {});
      if (status === 204) return;
    }
    throw new NotYet(`Nothing of ${name} has arrived yet`);
  }

  private async verifyReport(item: string, body: JsonObject): Promise<void> {
    const { alertId } = await this.whereIs(item);
    await this.post(`/api/v1/reports/${alertId}/verification`, body);
  }

  private async judgeObject(item: string, body: JsonObject): Promise<void> {
    const caseId = await this.caseOf(item);
    const [found] = await this.api.list(`/api/v1/cases/${caseId}/objects`);
    if (!found) throw new NotYet('There is no object in the case yet');
    await this.post(`/api/v1/cases/${caseId}/objects/${text(found['id'])}/verdicts`, body);
  }

  private async caseOf(item: string): Promise<string> {
    const { caseId } = await this.whereIs(item);
    if (caseId === null) throw new NotYet(`What ${item} became is in no case yet`);
    return caseId;
  }

  /** The first alert of an item this player sees, with the case it is in. */
  private async whereIs(item: string): Promise<{ alertId: string; caseId: string | null }> {
    for (const alertId of this.run.alertsOf(item)) {
      const { status, body } = await this.api.request('GET', `/api/v1/alerts/${alertId}`);
      const { caseId } = object(body);
      if (status === 200) return { alertId, caseId: typeof caseId === 'string' ? caseId : null };
    }
    throw new NotYet(`${item} has become no alert yet`);
  }

  private post(path: string, body: JsonObject): Promise<JsonObject> {
    return this.send('POST', path, body);
  }

  private async send(method: string, path: string, body: JsonObject): Promise<JsonObject> {
    const reply = await this.ask(method, path, body);
    if (reply.status >= 200 && reply.status < 300) return object(reply.body);
    const why = `${method} ${path}: ${refusal(reply)}`;
    // Somebody else was faster, or correlation has not got there: a person would look again.
    if ([404, 409, 429, 503].includes(reply.status)) throw new NotYet(why);
    throw new Error(why);
  }

  private ask(method: string, path: string, body: JsonObject): Promise<Reply> {
    return this.api.request(method, path, { content: JSON.stringify(body), type: 'application/json' });
  }
}
