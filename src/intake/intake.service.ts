import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import { Clock } from '../common/clock.ts';
import { ConcurrencyLimit } from '../common/concurrency-limit.ts';
import { DomainError } from '../common/domain-error.ts';
import { Meters } from '../common/meters.service.ts';
import { SETTINGS, TRACES } from '../common/settings.module.ts';
import type { Traces } from '../common/traces.ts';
import { rawOf } from './alert-row.ts';
import { AlertWriter } from './alert.writer.ts';
import { CorrelationBacklog } from './correlation-backlog.service.ts';
import { type BodyOrigin, prepareBody, type PreparedBody, rejectOf } from './body-preparation.ts';
import type { Format } from './formats/format.ts';
import { inflateGzip } from './gzip-body.ts';
import { intakeAnswer, type IntakeAnswer, type ItemResult, itemResult } from './intake-answer.ts';
import type { IntakeMessage } from './intake-message.ts';
import { IntakeTally } from './intake-tally.ts';
import { contentCoding, requireJson } from './media-type.ts';
import type { RejectRow } from './reject-row.ts';
import { RejectsWriter } from './rejects.writer.ts';
import { SapientNodes } from './sapient-nodes.store.ts';

/** Bodies inflated, and held inflated, at the same time; the others wait as they came. */
const INFLATED_AT_ONCE = 2;

type Counts = Pick<IntakeAnswer, 'accepted' | 'duplicates' | 'rejected'>;

/** Takes a body of alerts: splits, decodes, checks, stores, and answers for each item once it is committed. */
@Injectable()
export class IntakeService {
  private readonly log = new Logger(IntakeService.name);
  private readonly inflating = new ConcurrencyLimit(INFLATED_AT_ONCE);

  constructor(
    private readonly alerts: AlertWriter,
    private readonly rejects: RejectsWriter,
    private readonly nodes: SapientNodes,
    private readonly tally: IntakeTally,
    private readonly backlog: CorrelationBacklog,
    private readonly meters: Meters,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(TRACES) private readonly traces: Traces | null,
  ) {}

  /**
   * One result per item; a body of more than `maxItems` is refused. What is rejected, the body as a whole too, is kept.
   * @throws DomainError for the body as a whole: `unsupported_media_type`, `unsupported_charset`,
   * `unsupported_encoding`, `empty_body`, `truncated_gzip`, `malformed_gzip`, `inflated_too_large`, `too_many_items`,
   * `malformed_json`, `nul_byte`, `bad_utf8`, `queue_full`, `correlation_behind`; DatabaseUnavailable. Sending all again is safe after each.
   */
  async take(
    sensor: AuthenticatedSensor,
    format: Format,
    message: IntakeMessage,
    maxItems = this.settings.maxItems,
  ): Promise<IntakeAnswer> {
    this.alerts.requireRoom(1);
    const origin = { sensor, format, receivedAt: this.clock.now() };
    try {
      const prepared = await this.read(origin, message, maxItems);
      if (message.trace)
        this.traces?.submitted(
          message.trace,
          prepared.rows.map(({ row }) => row),
        );
      return await this.store(origin, await this.withOwnNodes(origin, prepared));
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'overloaded' && error.kind !== 'unavailable') {
        const rejection = { code: error.code, reason: error.message };
        await this.rejects.keep([rejectOf(origin, null, rejection, message.body ?? Buffer.alloc(0))]);
        this.count(origin, [], { accepted: 0, duplicates: 0, rejected: 1 });
      }
      throw error;
    }
  }

  private async read(
    origin: BodyOrigin,
    { body, contentType, contentEncoding }: IntakeMessage,
    maxItems: number,
  ): Promise<PreparedBody> {
    if (!body || body.length === 0) throw new DomainError('invalid', 'empty_body', 'The body is empty');
    requireJson(contentType);
    const { maxDepth, maxItemBytes, maxInflatedBytes } = this.settings;
    const prepare = (plain: Buffer): Promise<PreparedBody> =>
      prepareBody(plain, origin, { maxDepth, maxItems, maxItemBytes }, (error) => this.logFailure(origin, error));
    if (contentCoding(contentEncoding) === 'identity') return prepare(body);
    return this.inflating.run(async () => prepare(await inflateGzip(body, maxInflatedBytes)));
  }

  /** Moves to the rejects what speaks for a node of another sensor. */
  private async withOwnNodes(origin: BodyOrigin, prepared: PreparedBody): Promise<PreparedBody> {
    const nodes = prepared.rows.flatMap(({ node }) => node ?? []);
    if (nodes.length === 0) return prepared;
    const refused = await this.nodes.claim(origin.sensor, nodes);
    if (refused.size === 0) return prepared;
    const rejects = prepared.rows.flatMap(({ index, row, node }) => {
      const rejection = node === undefined ? undefined : refused.get(node);
      if (!rejection) return [];
      return { index, rejection, row: rejectOf(origin, index, rejection, Buffer.from(rawOf(row))) };
    });
    const rows = prepared.rows.filter(({ node }) => node === undefined || !refused.has(node));
    return { rows, rejects: [...prepared.rejects, ...rejects] };
  }

  private async store(origin: BodyOrigin, { rows, rejects }: PreparedBody): Promise<IntakeAnswer> {
    if (rows.length > 0 && !rows.some(({ row }) => row.urgent)) this.backlog.requireRoom(origin.sensor.realm);
    const [outcomes] = await Promise.all([
      this.alerts.submit(rows.map(({ row }) => row)),
      this.rejects.keep(rejects.map(({ row }) => row)),
    ]);
    const results: ItemResult[] = rejects.map(({ index, rejection }) => ({ index, status: 'rejected', ...rejection }));
    const refused: RejectRow[] = [];
    for (const [position, outcome] of outcomes.entries()) {
      const prepared = rows[position];
      if (!prepared) continue;
      results.push(itemResult(prepared.index, outcome));
      if (outcome.status === 'refused') {
        refused.push(rejectOf(origin, prepared.index, outcome.rejection, Buffer.from(rawOf(prepared.row))));
      }
    }
    await this.rejects.keep(refused);
    const answer = intakeAnswer(results);
    this.count(origin, rows, answer);
    return answer;
  }

  private count({ sensor, receivedAt }: BodyOrigin, rows: PreparedBody['rows'], answer: Counts): void {
    const { accepted, duplicates, rejected } = answer;
    this.meters.countAlerts(sensor.realm, 'accepted', accepted);
    this.meters.countAlerts(sensor.realm, 'duplicate', duplicates);
    this.meters.countAlerts(sensor.realm, 'rejected', rejected);
    let leadMs: number | undefined;
    for (const { row } of rows) leadMs = Math.max(leadMs ?? row.leadMs, row.leadMs);
    this.tally.add(sensor, { accepted, duplicates, rejected, ...(leadMs !== undefined && { leadMs }) }, receivedAt);
  }

  private logFailure({ format }: BodyOrigin, error: unknown): void {
    this.log.error(`Format ${format.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
