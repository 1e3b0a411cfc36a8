import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from './access-entry.ts';
import { canonicalRanges } from './allow-list.ts';
import { GatewayScopeWriter } from './gateway-scope.writer.ts';
import type { CreateGatewayDto, UpdateGatewayDto } from './gateway.dto.ts';
import { type GatewayRow, SELECT_GATEWAYS } from './gateway-row.ts';
import { notFound, registryFault, unknownReference } from './registry-fault.ts';

type Written = GatewayRow & { actsForNation: boolean };

/** Enters and changes gateways. One is never deleted, since the journal names it; disable it instead. */
@Injectable()
export class GatewaysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scopes: GatewayScopeWriter,
    private readonly credentials: MachineCredentials,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `already_exists`, `unknown_reference`, `invalid_range`, `scope_of_other_team`; the policy's reason. */
  async create(operator: Operator, gateway: CreateGatewayDto): Promise<GatewayRow> {
    const allowList = canonicalRanges(gateway.allowList ?? [], 'allowList');
    const { organisationId, code, name, enabled = true, siteIds = [], sensorIds = [] } = gateway;
    const id = uuidv7();
    const at = this.clock.now();
    return this.writing(operator, async (transaction) => {
      const [team] = await transaction.query<{ nation: string; kind: string }>(
        'SELECT nation, kind FROM organisations WHERE id = $1',
        [organisationId],
      );
      if (!team) throw unknownReference('organisationId');
      const owner = { nation: team.nation, organisationId };
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...owner });
      await transaction.query(
        `INSERT INTO gateways (id, nation, organisation_id, code, name, enabled, allow_list, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, team.nation, organisationId, code, name, enabled, allowList, at],
      );
      const written = { id, ...owner, actsForNation: team.kind === 'national_cert' };
      await this.scopes.replace(transaction, operator, written, { siteIds, sensorIds });
      transaction.recordAccess(
        accessEntry('gateway.created', operator, owner, at, { gatewayId: id, code, siteIds, sensorIds }),
      );
      return this.find(transaction, operator, id);
    });
  }

  /** @throws DomainError `gateway_not_found`, `unknown_reference`, `invalid_range`, `scope_of_other_team`; the policy's reason. */
  async update(operator: Operator, id: string, changes: UpdateGatewayDto): Promise<GatewayRow> {
    const { name, enabled, siteIds, sensorIds } = changes;
    const allowList = changes.allowList && canonicalRanges(changes.allowList, 'allowList');
    const fields = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : field));
    const updated = await this.writing(operator, async (transaction) => {
      const gateway = await this.find(transaction, operator, id);
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...gateway });
      if (fields.length === 0) return gateway;
      await transaction.query(
        `UPDATE gateways SET name = coalesce($2, name), enabled = coalesce($3, enabled),
           allow_list = coalesce($4, allow_list) WHERE id = $1`,
        [id, name ?? null, enabled ?? null, allowList ?? null],
      );
      await this.scopes.replace(transaction, operator, gateway, { siteIds, sensorIds });
      const said = {
        ...(enabled !== undefined && { enabled }),
        ...(siteIds && { siteIds }),
        ...(sensorIds && { sensorIds }),
      };
      const data = { gatewayId: id, code: gateway.code, fields, ...said };
      transaction.recordAccess(accessEntry('gateway.changed', operator, gateway, this.clock.now(), data));
      return this.find(transaction, operator, id);
    });
    this.credentials.forget();
    return updated;
  }

  private async find(transaction: Transaction, operator: Operator, id: string): Promise<Written> {
    const [row] = await transaction.query<GatewayRow>(
      `${SELECT_GATEWAYS} WHERE gateway.id = $1 AND ($2::boolean OR gateway.nation = $3)`,
      [id, operator.clearance === 'node', operator.nation],
    );
    if (!row) throw notFound('gateway');
    const [team] = await transaction.query<{ kind: string }>('SELECT kind FROM organisations WHERE id = $1', [
      row.organisationId,
    ]);
    return { ...row, actsForNation: team?.kind === 'national_cert' };
  }

  private async writing<T>(operator: Operator, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.work.transact(operator, work);
    } catch (error) {
      throw registryFault('gateway', error) ?? error;
    }
  }
}
