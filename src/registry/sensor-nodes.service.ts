import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from './access-entry.ts';
import { ownerOf } from './machine-owner.ts';
import { notFound } from './registry-fault.ts';

export interface SensorNode {
  nodeId: string;
  firstSeenAt: string;
}

/** The SAPIENT nodes each sensor speaks for: the first sensor that sends for a node keeps it until it is released. */
@Injectable()
export class SensorNodesService {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sensor_not_found` */
  async list(operator: Operator, sensorId: string): Promise<SensorNode[]> {
    const rows = await this.database.read(operator, async (manager) => {
      const machine = { kind: 'sensor', id: sensorId } as const;
      await ownerOf((sql, parameters) => manager.query(sql, parameters), operator, machine);
      return manager.query<{ nodeId: string; firstSeenAt: Date }[]>(
        `SELECT node_id AS "nodeId", first_seen_at AS "firstSeenAt" FROM sapient_nodes
         WHERE realm = $1 AND sensor_id = $2 ORDER BY node_id LIMIT 1000`,
        [operator.realm, sensorId],
      );
    });
    return rows.map(({ nodeId, firstSeenAt }) => ({ nodeId, firstSeenAt: firstSeenAt.toISOString() }));
  }

  /** Lets another sensor take the node. @throws DomainError `sensor_not_found`, `node_not_found`; the policy's reason. */
  async release(operator: Operator, sensorId: string, nodeId: string): Promise<void> {
    await this.work.transact(operator, async (transaction) => {
      const machine = { kind: 'sensor', id: sensorId } as const;
      const owner = await ownerOf((sql, parameters) => transaction.query(sql, parameters), operator, machine);
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...owner });
      const released = await transaction.query(
        'DELETE FROM sapient_nodes WHERE realm = $1 AND sensor_id = $2 AND node_id = $3 RETURNING node_id',
        [operator.realm, sensorId, nodeId],
      );
      if (released.length === 0) throw notFound('node');
      const data = { noun: 'node', id: nodeId, change: 'removed', sensorId };
      transaction.recordAccess(accessEntry('registry.changed', operator, owner, this.clock.now(), data));
    });
  }
}
