import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import { Clock } from '../common/clock.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Rejection } from './alert.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

/** Nodes one sensor may speak for; beyond it a sender invents them. */
export const MOST_NODES = 1_000;
/** A node that was released is free for another sensor within this time. */
const REMEMBER_MS = 10_000;
const REMEMBERED = 50_000;

const CLAIM = `
  INSERT INTO sapient_nodes (realm, nation, node_id, sensor_id)
  SELECT $1, $2, node_id, $3 FROM unnest($4::text[]) AS node_id
  LIMIT greatest(0, $5 - (SELECT count(*) FROM sapient_nodes WHERE realm = $1 AND sensor_id = $3))
  ON CONFLICT DO NOTHING`;

/** A new statement, because the one before could not see what others committed while it ran. */
const HOLDERS = `
  SELECT node_id, sensor_id FROM sapient_nodes WHERE realm = $1 AND nation = $2 AND node_id = ANY($3::text[])`;

/**
 * Binds each SAPIENT node to the first sensor that speaks for it, so that no other takes its tracks over. Within the
 * nation: elsewhere the same identifier harms nothing, and whoever probed for it would learn what others have.
 */
@Injectable()
export class SapientNodes {
  /** Until when a node is known to be the sensor's own, by realm, sensor and node. */
  private readonly own = new Map<string, number>();

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Why the sensor may not speak for some of the nodes. @throws DatabaseUnavailable */
  async claim(sensor: AuthenticatedSensor, nodes: Iterable<string>): Promise<Map<string, Rejection>> {
    const now = this.clock.now().getTime();
    const asked = [...new Set(nodes)].filter((node) => (this.own.get(nameOf(sensor, node)) ?? 0) <= now);
    const refused = new Map<string, Rejection>();
    if (asked.length === 0) return refused;
    const holders = await this.bind(sensor, asked);
    for (const node of asked) {
      const holder = holders.get(node);
      if (holder === sensor.sensorId) this.remember(nameOf(sensor, node), now + REMEMBER_MS);
      else refused.set(node, holder === undefined ? TOO_MANY : TAKEN);
    }
    return refused;
  }

  private async bind(sensor: AuthenticatedSensor, nodes: string[]): Promise<Map<string, string>> {
    const { realm, nation, sensorId } = sensor;
    const holders = (): Promise<{ node_id: string; sensor_id: string }[]> =>
      this.dataSource.query(HOLDERS, [realm, nation, nodes]);
    try {
      let rows = await holders();
      const held = new Set(rows.map(({ node_id: node }) => node));
      const free = nodes.filter((node) => !held.has(node));
      if (free.length > 0) {
        await this.dataSource.query(CLAIM, [realm, nation, sensorId, free, MOST_NODES]);
        rows = await holders();
      }
      return new Map(rows.map(({ node_id: node, sensor_id: holder }) => [node, holder]));
    } catch (error) {
      throw new DatabaseUnavailable(error);
    }
  }

  private remember(name: string, until: number): void {
    this.own.delete(name);
    this.own.set(name, until);
    for (const oldest of this.own.keys()) {
      if (this.own.size <= REMEMBERED) return;
      this.own.delete(oldest);
    }
  }
}

const TAKEN: Rejection = {
  code: 'node_id_taken',
  field: 'node_id',
  reason: 'Another sensor speaks for this node; an engineer can release it there',
};

const TOO_MANY: Rejection = {
  code: 'too_many_nodes',
  field: 'node_id',
  reason: `A sensor speaks for at most ${MOST_NODES} nodes`,
};

function nameOf({ realm, sensorId }: AuthenticatedSensor, node: string): string {
  return `${realm} ${sensorId} ${node}`;
}
