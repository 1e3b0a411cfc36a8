import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { readChatTemplates } from '../../config/chat-templates.ts';
import type { Settings } from '../../config/settings.ts';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { sqlState } from '../common/database-fault.ts';
import { DomainError } from '../common/domain-error.ts';
import { OutboundClient } from '../common/outbound.service.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from '../registry/access-entry.ts';
import { type Channel, CHANNEL_COLUMNS, type ChannelKind } from './channel.ts';
import { ChannelSecrets } from './channel-secrets.service.ts';
import { channelNotFound } from './notification-fault.ts';
import { requireOwnOrganisation } from './own-organisation.ts';
import { newWebhookSecret } from './webhook-signature.ts';

/** What a person states of a channel. */
export interface ChannelTerms extends Pick<Channel, 'name' | 'enabled' | 'room' | 'maxTlp' | 'inExercises'> {
  template: string | null;
  addresses: readonly string[];
  /** Of a webhook or chat; undefined leaves it as it is. */
  url: string | undefined;
}

/** Sets up an organisation's ways out. Each change is told to the audit trail; nothing secret is shown but once. */
@Injectable()
export class ChannelsService {
  private readonly templates;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: ChannelSecrets,
    private readonly outbound: OutboundClient,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.templates = readChatTemplates(settings.chatTemplatesFile);
  }

  /** With the signing secret of a webhook. @throws DomainError `already_exists`, and as {@link requireFit}. */
  async create(
    operator: Operator,
    kind: ChannelKind,
    terms: ChannelTerms,
  ): Promise<{ channel: Channel; secret: string | null }> {
    const owner = requireOwnOrganisation(operator);
    this.requireFit(kind, terms, terms.url);
    const id = uuidv7();
    const at = this.clock.now();
    const secret = kind === 'webhook' ? newWebhookSecret() : null;
    return this.transact(operator, async (transaction) => {
      const [channel] = await transaction.query<Channel>(
        `INSERT INTO notification_channels (id, nation, organisation_id, kind, name, enabled, template, room, addresses,
           max_tlp, in_exercises, target, sealed_url, sealed_secret, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15) RETURNING ${CHANNEL_COLUMNS}`,
        [
          id,
          owner.nation,
          owner.organisationId,
          kind,
          terms.name,
          terms.enabled,
          terms.template,
          terms.room,
          terms.addresses,
          terms.maxTlp,
          terms.inExercises,
          targetOf(terms.url, terms.addresses),
          terms.url === undefined ? null : this.secrets.seal(id, 'url', terms.url),
          secret === null ? null : this.secrets.seal(id, 'secret', secret),
          at,
        ],
      );
      if (!channel) throw new Error('The channel was not written');
      this.record(transaction, operator, channel, at, 'created');
      return { channel, secret };
    });
  }

  /** What is not stated stays. @throws DomainError `channel_not_found`, `already_exists`, and as {@link requireFit}. */
  async change(operator: Operator, id: string, wanted: Partial<ChannelTerms>): Promise<Channel> {
    requireOwnOrganisation(operator);
    const at = this.clock.now();
    return this.transact(operator, async (transaction) => {
      const found = await lockChannel(transaction, operator, id);
      const { url } = wanted;
      const terms = { ...found, ...wanted };
      this.requireFit(found.kind, terms, url ?? (found.kind === 'mail' ? undefined : found.target));
      const [channel] = await transaction.query<Channel>(
        `UPDATE notification_channels SET name = $2, enabled = $3, template = $4, room = $5, addresses = $6, max_tlp = $7,
           in_exercises = $8, target = $9, updated_at = $10 ${url === undefined ? '' : ', sealed_url = $11'}
         WHERE id = $1 RETURNING ${CHANNEL_COLUMNS}`,
        [
          id,
          terms.name,
          terms.enabled,
          terms.template,
          terms.room,
          terms.addresses,
          terms.maxTlp,
          terms.inExercises,
          url === undefined && found.kind !== 'mail' ? found.target : targetOf(url, terms.addresses),
          at,
          ...(url === undefined ? [] : [this.secrets.seal(id, 'url', url)]),
        ],
      );
      if (!channel) throw channelNotFound();
      this.record(transaction, operator, channel, at, 'changed');
      return channel;
    });
  }

  /** A new signing secret of a webhook; the one before ends. @throws DomainError `channel_not_found`, `no_secret`. */
  async renewSecret(operator: Operator, id: string): Promise<string> {
    requireOwnOrganisation(operator);
    const at = this.clock.now();
    return this.transact(operator, async (transaction) => {
      const found = await lockChannel(transaction, operator, id);
      if (found.kind !== 'webhook') throw new DomainError('conflict', 'no_secret', 'Only webhooks are signed');
      const secret = newWebhookSecret();
      await transaction.query('UPDATE notification_channels SET sealed_secret = $2, updated_at = $3 WHERE id = $1', [
        id,
        this.secrets.seal(id, 'secret', secret),
        at,
      ]);
      this.record(transaction, operator, found, at, 'secret_renewed');
      return secret;
    });
  }

  /** What was to go this way goes no more. @throws DomainError `channel_not_found`. */
  async remove(operator: Operator, id: string): Promise<void> {
    requireOwnOrganisation(operator);
    const at = this.clock.now();
    await this.transact(operator, async (transaction) => {
      const found = await lockChannel(transaction, operator, id);
      await transaction.query('UPDATE notification_channels SET removed_at = $2, updated_at = $2 WHERE id = $1', [
        id,
        at,
      ]);
      await transaction.query(
        'UPDATE notification_rules SET channel_ids = array_remove(channel_ids, $1) WHERE $1 = ANY(channel_ids)',
        [id],
      );
      this.record(transaction, operator, found, at, 'removed');
    });
  }

  /** @throws DomainError (invalid) `unknown_template`, `room_needed`, `field_needed`, `not_for_kind`, `outbound_refused`. */
  private requireFit(kind: ChannelKind, terms: Omit<ChannelTerms, 'url'>, url: string | undefined): void {
    const { template, addresses, room } = terms;
    const field = kind === 'mail' ? 'addresses' : 'url';
    if (kind === 'mail' ? addresses.length === 0 : url === undefined) throw needed(field);
    if (kind !== 'mail' && addresses.length > 0) throw notForKind('addresses');
    if (kind === 'mail' && url !== undefined) throw notForKind('url');
    if (kind !== 'chat' && template !== null) throw notForKind('template');
    if (kind !== 'chat' && room !== null) throw notForKind('room');
    if (kind === 'chat') {
      if (template === null) throw needed('template');
      const known = this.templates.get(template);
      if (!known) {
        const names = [...this.templates.keys()].join(', ');
        throw new DomainError('invalid', 'unknown_template', `template must be one of ${names}`, { field: 'template' });
      }
      if (known.needsRoom && room === null) {
        throw new DomainError('invalid', 'room_needed', 'This kind of chat needs a room', { field: 'room' });
      }
    }
    if (url !== undefined) this.requireReachable(url);
  }

  private requireReachable(url: string): void {
    try {
      this.outbound.check(url);
    } catch (cause) {
      const told = 'The server may not call this address: its operator lets origins through by name';
      throw new DomainError('invalid', 'outbound_refused', told, { field: 'url', cause });
    }
  }

  private record(transaction: Transaction, operator: Operator, channel: Channel, at: Date, change: string): void {
    const data = { setting: 'notification_channel', channelId: channel.id, kind: channel.kind, change };
    transaction.recordAccess(accessEntry('settings.changed', operator, channel, at, data));
  }

  private async transact<T>(operator: Operator, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.unitOfWork.transact(operator, work);
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      throw new DomainError('conflict', 'already_exists', 'Another channel has this name', { field: 'name' });
    }
  }
}

/** @throws DomainError `channel_not_found` */
export async function lockChannel(transaction: Transaction, operator: Operator, id: string): Promise<Channel> {
  const [found] = await transaction.query<Channel>(
    `SELECT ${CHANNEL_COLUMNS} FROM notification_channels
     WHERE id = $1 AND organisation_id = $2 AND removed_at IS NULL FOR UPDATE`,
    [id, operator.organisationId],
  );
  if (!found) throw channelNotFound();
  return found;
}

/** What may be shown of where a channel leads. */
function targetOf(url: string | undefined, addresses: readonly string[]): string {
  if (url !== undefined) return new URL(url).origin;
  return [...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@'))))].join(', ');
}

function needed(field: string): DomainError {
  return new DomainError('invalid', 'field_needed', `A channel of this kind needs ${field}`, { field });
}

function notForKind(field: string): DomainError {
  return new DomainError('invalid', 'not_for_kind', `A channel of this kind has no ${field}`, { field });
}
