import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { exhaustMap, filter, firstValueFrom, merge, Subject, takeUntil, timer } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireAct, requireChange } from '../access/policy/authorise.ts';
import { type Owned, sees } from '../access/policy/decide.ts';
import { isTlp, type Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { entityKey } from '../intake/entity.ts';
import type { JournalDraft } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type ConstraintCause, type ConstraintTerms, requireTerms } from './constraint-terms.ts';
import type { ConstraintDto } from './constraint.dto.ts';
import { constraintNotFound, ConstraintsReader } from './constraints.reader.ts';

/** Constraints in force at one site, so that what each alert is held against stays small. */
const MOST = 500;
const POLL_MS = 25;
/** Milliseconds to wait for correlation; what takes longer is stored and holds in its turn. */
const WAIT_MS = 5_000;

export interface ConstraintDraft extends ConstraintTerms {
  siteId: string;
  cause: ConstraintCause;
  reason: string;
  tlp?: Tlp | undefined;
}

interface Place extends Owned {
  siteId: string;
  code: string;
  defaultTlp: Tlp;
}

interface ConstraintRow {
  realm: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  site_code: string | null;
  tlp: Tlp;
  kind: string;
  cause: string;
  terms: JsonObject;
  expires_at: Date | null;
  ended_at: Date | null;
}

/**
 * What people tell correlation of a site for a time. Like a decision on a case it is an input of correlation, in one order
 * with the alerts; nothing that was taken in is changed or dropped by it.
 */
@Injectable()
export class ConstraintsService implements OnModuleDestroy {
  private readonly closing = new Subject<void>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly reader: ConstraintsReader,
  ) {}

  /**
   * @throws DomainError what {@link requireTerms} says; `site_not_found`, `sensor_not_found`; `above_clearance` and the
   * policy's reasons (forbidden); `too_many_constraints` (conflict).
   */
  async place(operator: Operator, draft: ConstraintDraft): Promise<ConstraintDto> {
    requireAct(operator, 'case.suppress');
    const at = this.clock.now();
    requireTerms(draft, at);
    const id = await this.unitOfWork.transact(operator, async (transaction) => {
      const place = await placeOf(transaction, operator, draft.siteId);
      requireChange(operator, 'case.suppress', place);
      await requireSensor(transaction, draft);
      const tlp = draft.tlp ?? place.defaultTlp;
      if (!sees(operator, { ...place, tlp }).allowed) {
        throw new DomainError('forbidden', 'above_clearance', 'You could not see what you mark so', { field: 'tlp' });
      }
      await requireRoom(transaction, place);
      return this.insert(transaction, operator, place, tlp, draft, at);
    });
    return this.settled(operator, id);
  }

  /** @throws DomainError `constraint_not_found`; the policy's reasons (forbidden); `already_ended` (conflict). */
  async end(operator: Operator, id: string, reason: string): Promise<ConstraintDto> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const [found] = await transaction.query<ConstraintRow>(
        `SELECT x.*, site.code AS site_code, jsonb_strip_nulls(jsonb_build_object('entity', x.entity, 'signature', x.signature,
           'sensorId', x.sensor_id, 'severityAtMost', x.severity_at_most)) AS terms
         FROM correlation_constraints x LEFT JOIN sites site ON site.id = x.site_id
         WHERE ${seen('x')} AND x.id = $${AFTER_SIGHT} FOR UPDATE OF x`,
        [...sightParameters(operator), id],
      );
      if (!found) throw constraintNotFound();
      requireChange(operator, 'case.suppress', { ...found, organisationId: found.organisation_id });
      if (found.ended_at !== null) throw new DomainError('conflict', 'already_ended', 'It was ended before');
      const at = this.clock.now();
      const by = { id: operator.id, name: operator.name };
      await transaction.query(
        'UPDATE correlation_constraints SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE id = $1',
        [id, at, JSON.stringify(by), reason],
      );
      await enqueue(transaction, id, found.site_id);
      transaction.record({
        ...eventOf(found, operator, at),
        type: 'constraint.ended',
        data: {
          constraintId: id,
          kind: found.kind,
          cause: found.cause,
          site: found.site_code ?? '',
          terms: found.terms,
          expiresAt: found.expires_at?.toISOString() ?? null,
          reason,
        },
      });
    });
    return this.settled(operator, id);
  }

  onModuleDestroy(): void {
    this.closing.next();
    this.closing.complete();
  }

  private async insert(
    transaction: Transaction,
    operator: Operator,
    place: Place,
    tlp: Tlp,
    draft: ConstraintDraft,
    at: Date,
  ): Promise<string> {
    const id = uuidv7();
    const { kind, cause, reason, signature, sensorId, severityAtMost = 100, expiresAt = null } = draft;
    const entity = draft.entity && { type: draft.entity.type, value: draft.entity.value };
    await transaction.query(
      `INSERT INTO correlation_constraints (id, realm, nation, organisation_id, site_id, tlp, kind, cause, entity,
         entity_key, signature, sensor_id, severity_at_most, expires_at, reason, owner, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        id,
        place.realm,
        place.nation,
        place.organisationId,
        place.siteId,
        tlp,
        kind,
        cause,
        entity ? JSON.stringify(entity) : null,
        entity ? entityKey(entity, place.code) : null,
        signature ?? null,
        sensorId ?? null,
        severityAtMost,
        expiresAt,
        reason,
        JSON.stringify({ id: operator.id, name: operator.name }),
        at,
      ],
    );
    await enqueue(transaction, id, place.siteId);
    const terms: JsonObject = {
      ...(entity && { entity }),
      ...(signature !== undefined && { signature }),
      ...(sensorId !== undefined && { sensorId }),
      severityAtMost,
    };
    transaction.record({
      ...eventOf({ ...place, organisation_id: place.organisationId, site_id: place.siteId, tlp }, operator, at),
      type: 'constraint.placed',
      data: {
        constraintId: id,
        kind,
        cause,
        site: place.code,
        terms,
        expiresAt: expiresAt?.toISOString() ?? null,
        reason,
      },
    });
    return id;
  }

  /** As it is once correlation has taken it, or when that takes too long. */
  private async settled(operator: Operator, id: string): Promise<ConstraintDto> {
    this.correlation.announce(operator.realm);
    await firstValueFrom(
      timer(0, POLL_MS).pipe(
        exhaustMap(() => this.reader.isTaken(operator, id)),
        filter((taken) => taken),
        takeUntil(merge(timer(WAIT_MS), this.closing)),
      ),
      { defaultValue: false },
    );
    return this.reader.one(operator, id);
  }
}

async function placeOf(transaction: Transaction, operator: Operator, siteId: string): Promise<Place> {
  const [site] = await transaction.query<{
    code: string;
    nation: string;
    organisation_id: string;
    default_tlp: string | null;
  }>(
    `SELECT site.code, site.nation, site.organisation_id,
       (SELECT own.default_tlp FROM organisation_settings own WHERE own.organisation_id = site.organisation_id) AS default_tlp
     FROM sites site WHERE site.id = $1`,
    [siteId],
  );
  if (!site) throw new DomainError('not_found', 'site_not_found', 'There is no such site', { field: 'siteId' });
  return {
    realm: operator.realm,
    nation: site.nation,
    organisationId: site.organisation_id,
    siteId,
    code: site.code,
    defaultTlp: isTlp(site.default_tlp) ? site.default_tlp : 'AMBER',
  };
}

async function requireSensor(transaction: Transaction, { siteId, sensorId }: ConstraintDraft): Promise<void> {
  if (sensorId === undefined) return;
  const found = await transaction.query('SELECT 1 FROM sensors WHERE id = $1 AND site_id = $2', [sensorId, siteId]);
  if (found.length > 0) return;
  throw new DomainError('not_found', 'sensor_not_found', 'The site has no such sensor', { field: 'sensorId' });
}

async function requireRoom(transaction: Transaction, { siteId, realm }: Place): Promise<void> {
  const [held] = await transaction.query<{ count: string }>(
    'SELECT count(*) FROM correlation_constraints WHERE realm = $1 AND site_id = $2 AND ended_at IS NULL',
    [realm, siteId],
  );
  if (Number(held?.count) < MOST) return;
  throw new DomainError('conflict', 'too_many_constraints', `A site has at most ${MOST} of them; end some first`);
}

async function enqueue(transaction: Transaction, id: string, siteId: string): Promise<void> {
  await transaction.query(
    `INSERT INTO correlation_inputs (realm, kind, ref, shard) VALUES ($1, 'constraint', $2, breakwater_shard($3))`,
    [transaction.realm, id, siteId],
  );
}

function eventOf(
  place: Pick<ConstraintRow, 'nation' | 'organisation_id' | 'site_id' | 'tlp'>,
  operator: Operator,
  at: Date,
): Omit<JournalDraft, 'type' | 'data'> {
  return {
    at,
    nation: place.nation,
    organisationId: place.organisation_id,
    siteId: place.site_id,
    caseId: null,
    tlp: place.tlp,
    actor: { id: operator.id, name: operator.name },
  };
}
