import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type Operator, personOperator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import { CreateReportDto } from '../intake/report.dto.ts';
import { ReportsService } from '../intake/reports.service.ts';
import { EXERCISE_CONTROL } from './drill-event.ts';
import type { KindedCell, Run } from './run-row.ts';
import { OwnIntake } from './own-intake.adapter.ts';
import type { Post } from './posts/post.ts';
import { SimulatorKeys } from './simulator-keys.store.ts';

/** What came of a post: the alerts it became, or why it did not and whether trying again may help. */
export type Sent = { alertIds: string[] } | { fault: string; again: boolean };

/** Statuses that tell of the server and not of what was posted. */
const AGAIN: ReadonlySet<number> = new Set([401, 408, 425, 429, 500, 502, 503, 504]);

/** Brings what a script says to the intake of this node, each sensor's under a key of its own. */
@Injectable()
export class DeliverySender {
  constructor(
    private readonly intake: OwnIntake,
    private readonly keys: SimulatorKeys,
    private readonly reports: ReportsService,
  ) {}

  async send(run: Run, cell: KindedCell, post: Post): Promise<Sent> {
    try {
      if (post.sensor === null) return { alertIds: await this.report(run, cell, post.bodies) };
      const key = await this.keys.keyFor(run, post.sensor);
      const path = post.format === 'native' ? '/api/v1/alerts' : `/api/v1/intake/${encodeURIComponent(post.format)}`;
      const { status, body } = await this.intake.post(path, key, post.bodies);
      // Another process revoked it, or it ended.
      if (status === 401) this.keys.forget(run, post.sensor);
      return status === 200 ? { alertIds: idsIn(body) } : { fault: faultIn(status, body), again: AGAIN.has(status) };
    } catch (error) {
      const refused = error instanceof DomainError && ['invalid', 'not_found', 'forbidden'].includes(error.kind);
      return { fault: error instanceof Error ? error.message : String(error), again: !refused };
    }
  }

  /** What somebody says to a team: entered as those who control would, in the name of the organisation that hears it. */
  private async report(run: Run, cell: KindedCell, bodies: readonly JsonObject[]): Promise<string[]> {
    const ids: string[] = [];
    for (const body of bodies) {
      const wanted = plainToInstance(CreateReportDto, body);
      const [fault] = validateSync(wanted, { whitelist: true, forbidNonWhitelisted: true });
      if (fault) throw new DomainError('invalid', 'invalid', `The report is not valid: ${fault.property}`);
      const { siteCode, ...report } = wanted;
      ids.push((await this.reports.report(reporter(run, cell), siteCode, report)).id);
    }
    return ids;
  }
}

function reporter({ realm }: Run, { nation, organisationId }: KindedCell): Operator {
  const nobody = { accountId: '', name: EXERCISE_CONTROL.name, nation, organisationId, isNationalCert: false };
  const analyst = personOperator({ ...nobody, roles: ['analyst'] }, realm, { address: null, credential: null });
  return { ...analyst, id: EXERCISE_CONTROL.id };
}

function results(body: JsonObject): JsonObject[] {
  return Array.isArray(body['results']) ? body['results'].filter(isJsonObject) : [];
}

function idsIn(body: JsonObject): string[] {
  return results(body).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

/** The first reason, in the words of intake. */
function faultIn(status: number, body: JsonObject): string {
  const rejected = results(body).find((result) => result['status'] === 'rejected');
  const error = isJsonObject(body['error']) ? body['error'] : undefined;
  const said = rejected?.['reason'] ?? error?.['message'];
  return `${typeof said === 'string' ? said : 'Intake refused it'} (status ${status})`;
}
