import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../config/settings.ts';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import { requireSecretKey } from '../access/gateways/secret-key.ts';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { generateKey, hashKey } from '../access/sensor-key.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { seal } from '../common/secret-box.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { AccessDraft } from '../journal/access-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from './access-entry.ts';
import { HOLDER_COLUMN, type Machine, type MachineOwner, ownerOf } from './machine-owner.ts';
import { notFound } from './registry-fault.ts';

export interface IssuedKey {
  id: string;
  key: string;
  expiresAt: Date | null;
  /** Only of a key whose requests must be signed. */
  signingSecret?: string;
}

export interface KeyTerms {
  expiresAt: Date | null;
  /** Canonical ranges. */
  allowList: readonly string[];
  requiresSignature: boolean;
}

interface KeyInForce {
  id: string;
  expiresAt: Date | null;
  allowList: string[];
  requiresSignature: boolean;
}

interface Change {
  transaction: Transaction;
  operator: Operator;
  machine: Machine;
  owner: MachineOwner;
  at: Date;
}

/**
 * Issues, rotates and revokes the keys sensors and gateways prove themselves with. One may hold several, so that one can
 * replace another. What is secret appears in the answer that issues it, and nowhere else.
 */
@Injectable()
export class MachineKeysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly credentials: MachineCredentials,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * A new key for the operator's realm.
   * @throws DomainError `sensor_not_found`, `gateway_not_found`, `already_expired`, `secret_key_unset`; the policy's reason.
   */
  async issue(operator: Operator, machine: Machine, terms: KeyTerms): Promise<IssuedKey> {
    this.requireFuture(terms.expiresAt);
    return this.changing(operator, machine, (change) => this.insert(change, terms));
  }

  /**
   * A new key on the terms of the old one, which ends after the overlap if it would not end sooner.
   * @throws DomainError as `issue`, and `key_not_found`, `several_keys`.
   */
  async rotate(
    operator: Operator,
    machine: Machine,
    { keyId, overlapSeconds, expiresAt }: { keyId?: string; overlapSeconds: number; expiresAt: Date | null },
  ): Promise<IssuedKey & { replaces: string; replacedUntil: Date }> {
    this.requireFuture(expiresAt);
    const rotated = await this.changing(operator, machine, async (change) => {
      const old = await this.inForce(change, keyId);
      const end = new Date(change.at.getTime() + 1_000 * overlapSeconds);
      const replacedUntil = old.expiresAt !== null && old.expiresAt < end ? old.expiresAt : end;
      await change.transaction.query('UPDATE sensor_keys SET expires_at = $2 WHERE id = $1', [old.id, replacedUntil]);
      const facts = { replaces: old.id, replacedUntil: replacedUntil.toISOString() };
      const issued = await this.insert(change, { ...old, expiresAt }, facts);
      return { ...issued, replaces: old.id, replacedUntil };
    });
    this.credentials.forget();
    return rotated;
  }

  /**
   * A new signing secret for a key. The one before it works until the end of the overlap, older ones no longer.
   * @throws DomainError as `issue`, and `key_not_found`, `not_signed`.
   */
  async rotateSecret(operator: Operator, machine: Machine, keyId: string, overlapSeconds: number): Promise<string> {
    const secret = await this.changing(operator, machine, async (change) => {
      const key = await this.inForce(change, keyId);
      if (!key.requiresSignature) {
        throw new DomainError('conflict', 'not_signed', 'Requests with this key are not signed');
      }
      const end = new Date(change.at.getTime() + 1_000 * overlapSeconds);
      await change.transaction.query(
        `UPDATE signing_secrets secret SET expires_at = least(secret.expires_at, CASE
           WHEN secret.id = (SELECT max(newest.id::text)::uuid FROM signing_secrets newest WHERE newest.key_id = $1)
           THEN $2::timestamptz ELSE $3::timestamptz END)
         WHERE secret.key_id = $1`,
        [keyId, end, change.at],
      );
      change.transaction.recordAccess(
        entry('key.issued', change, { keyId, part: 'signing_secret', replacedUntil: end.toISOString() }),
      );
      return this.insertSecret(change, keyId);
    });
    this.credentials.forget();
    return secret;
  }

  /** Once is for good; twice does no harm. @throws DomainError `sensor_not_found`, `gateway_not_found`, `key_not_found` */
  async revoke(operator: Operator, machine: Machine, keyId: string): Promise<void> {
    await this.changing(operator, machine, async (change) => {
      const mine = `id = $1 AND ${HOLDER_COLUMN[machine.kind]} = $2 AND realm = $3`;
      const parameters = [keyId, machine.id, operator.realm];
      const known = await change.transaction.query(`SELECT id FROM sensor_keys WHERE ${mine}`, parameters);
      if (known.length === 0) throw notFound('key');
      const revoked = await change.transaction.query(
        `UPDATE sensor_keys SET revoked_at = $4 WHERE ${mine} AND revoked_at IS NULL RETURNING id`,
        [...parameters, change.at],
      );
      if (revoked.length > 0) change.transaction.recordAccess(entry('key.revoked', change, { keyId }));
    });
    this.credentials.forget();
  }

  private async insert(change: Change, terms: KeyTerms, facts: JsonObject = {}): Promise<IssuedKey> {
    const { transaction, operator, machine, at } = change;
    const { expiresAt, allowList, requiresSignature } = terms;
    const key = generateKey(machine.kind);
    const id = uuidv7();
    await transaction.query(
      `INSERT INTO sensor_keys
         (id, ${HOLDER_COLUMN[machine.kind]}, realm, key_hash, created_at, expires_at, allow_list, requires_signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, machine.id, operator.realm, hashKey(key), at, expiresAt, allowList, requiresSignature],
    );
    transaction.recordAccess(entry('key.issued', change, { keyId: id, ...facts }));
    if (!requiresSignature) return { id, key, expiresAt };
    return { id, key, expiresAt, signingSecret: await this.insertSecret(change, id) };
  }

  private async insertSecret({ transaction, at }: Change, keyId: string): Promise<string> {
    const secret = generateKey('signing');
    const id = uuidv7();
    const sealed = seal(requireSecretKey(this.settings), 'signing-secret', id, secret);
    await transaction.query('INSERT INTO signing_secrets (id, key_id, sealed, created_at) VALUES ($1, $2, $3, $4)', [
      id,
      keyId,
      sealed,
      at,
    ]);
    return secret;
  }

  /** The key that is named, or the only one there is. Locked, so that two rotations come one after the other. */
  private async inForce({ transaction, operator, machine, at }: Change, keyId?: string): Promise<KeyInForce> {
    const keys = await transaction.query<KeyInForce>(
      `SELECT id, expires_at AS "expiresAt", allow_list AS "allowList", requires_signature AS "requiresSignature"
       FROM sensor_keys
       WHERE ${HOLDER_COLUMN[machine.kind]} = $1 AND realm = $2 AND ($3::uuid IS NULL OR id = $3)
         AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $4)
       ORDER BY id FOR UPDATE`,
      [machine.id, operator.realm, keyId ?? null, at],
    );
    const [key] = keys;
    if (!key) throw notFound('key');
    if (keys.length === 1) return key;
    throw new DomainError('conflict', 'several_keys', 'Several keys are in force; name the one to replace', {
      field: 'keyId',
    });
  }

  private changing<T>(operator: Operator, machine: Machine, work: (change: Change) => Promise<T>): Promise<T> {
    const at = this.clock.now();
    return this.work.transact(operator, async (transaction) => {
      const owner = await ownerOf((sql, parameters) => transaction.query(sql, parameters), operator, machine);
      requireChange(operator, 'sensor.write', { realm: operator.realm, ...owner });
      return work({ transaction, operator, machine, owner, at });
    });
  }

  private requireFuture(expiresAt: Date | null): void {
    if (expiresAt === null || expiresAt > this.clock.now()) return;
    throw new DomainError('invalid', 'already_expired', 'A key must expire in the future', { field: 'expiresAt' });
  }
}

function entry(
  type: 'key.issued' | 'key.revoked',
  { operator, owner, machine, at }: Change,
  data: JsonObject,
): AccessDraft {
  const of: JsonObject = machine.kind === 'sensor' ? { sensorId: machine.id } : { gatewayId: machine.id };
  return accessEntry(type, operator, owner, at, { ...of, ...data });
}
