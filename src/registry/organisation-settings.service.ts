import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import { SensorKeyReader } from '../access/sensor-key.reader.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Json } from '../common/json.ts';
import { notFound } from './registry-fault.ts';
import { RegistryStore } from './registry.store.ts';

export interface OrganisationSettings {
  defaultTlp: Tlp;
  defaultPap: Pap;
}

interface Row {
  nation: string;
  default_tlp: Tlp;
  default_pap: Pap;
}

type Query = (sql: string, parameters: unknown[]) => Promise<Row[]>;

/** What an organisation decides for itself. Not even its nation's CERT decides it in its place (docs/access.md §4). */
@Injectable()
export class OrganisationSettingsService {
  constructor(
    private readonly store: RegistryStore,
    private readonly keys: SensorKeyReader,
  ) {}

  /** @throws DomainError `organisation_not_found`; `other_organisation` (forbidden). */
  async get(operator: Operator, organisationId: string): Promise<OrganisationSettings> {
    return this.store.read(operator, async (manager) => {
      const row = await find((sql, parameters) => manager.query(sql, parameters), operator, organisationId);
      return toSettings(row);
    });
  }

  /** Takes effect on what comes in from now on. @throws DomainError as {@link get}. */
  async replace(
    operator: Operator,
    organisationId: string,
    wanted: OrganisationSettings,
  ): Promise<OrganisationSettings> {
    await this.store.write(operator, async (transaction) => {
      const row = await find((sql, parameters) => transaction.query<Row>(sql, parameters), operator, organisationId);
      const before = toSettings(row);
      const changes = changed(before, wanted);
      if (Object.keys(changes).length === 0) return;
      await transaction.query(
        `INSERT INTO organisation_settings (organisation_id, default_tlp, default_pap)
         VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id) DO UPDATE SET default_tlp = excluded.default_tlp,
           default_pap = excluded.default_pap`,
        [organisationId, wanted.defaultTlp, wanted.defaultPap],
      );
      transaction.recordAccess({
        type: 'settings.changed',
        at: this.store.now(),
        nation: row.nation,
        organisationId,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor: { id: operator.id, name: operator.name },
        data: { organisationId, changes },
      });
    });
    // Sensors are remembered with the defaults of their organisation.
    this.keys.forget();
    return wanted;
  }
}

async function find(query: Query, operator: Operator, organisationId: string): Promise<Row> {
  requireAct(operator, 'settings.write');
  const [row] = await query(
    `SELECT o.nation, coalesce(s.default_tlp, 'AMBER') AS default_tlp, coalesce(s.default_pap, 'AMBER') AS default_pap
     FROM organisations o LEFT JOIN organisation_settings s ON s.organisation_id = o.id WHERE o.id = $1`,
    [organisationId],
  );
  if (!row) throw notFound('organisation');
  if (operator.clearance !== 'node' && operator.organisationId !== organisationId) {
    throw new DomainError('forbidden', 'other_organisation', 'This belongs to another organisation');
  }
  return row;
}

function toSettings(row: Row): OrganisationSettings {
  return {
    defaultTlp: row.default_tlp,
    defaultPap: row.default_pap,
  };
}

function changed(before: OrganisationSettings, after: OrganisationSettings): Record<string, { from: Json; to: Json }> {
  const names = ['defaultTlp', 'defaultPap'] as const;
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, { from: before[name], to: after[name] }]),
  );
}
