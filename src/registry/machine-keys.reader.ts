import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { MachineKeysDto } from './machine-key.dto.ts';
import { HOLDER_COLUMN, type Machine, ownerOf } from './machine-owner.ts';

interface KeyRow {
  id: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  allowList: string[];
  requiresSignature: boolean;
}

/** The keys of sensors and gateways, without what is secret. */
@Injectable()
export class MachineKeysReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `sensor_not_found`, `gateway_not_found` */
  async list(operator: Operator, machine: Machine): Promise<MachineKeysDto> {
    const rows = await this.database.read(operator, async (manager) => {
      await ownerOf((sql, parameters) => manager.query(sql, parameters), operator, machine);
      return manager.query<KeyRow[]>(
        `SELECT id, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt",
           last_used_at AS "lastUsedAt", allow_list AS "allowList", requires_signature AS "requiresSignature"
         FROM sensor_keys WHERE ${HOLDER_COLUMN[machine.kind]} = $1 AND realm = $2
         ORDER BY created_at DESC, id DESC LIMIT 500`,
        [machine.id, operator.realm],
      );
    });
    const time = (value: Date | null): string | null => value?.toISOString() ?? null;
    return {
      items: rows.map((key) => ({
        id: key.id,
        createdAt: key.createdAt.toISOString(),
        expiresAt: time(key.expiresAt),
        revokedAt: time(key.revokedAt),
        lastUsedAt: time(key.lastUsedAt),
        allowList: key.allowList,
        requiresSignature: key.requiresSignature,
      })),
    };
  }
}
