import { Inject, Injectable } from '@nestjs/common';
import { readChatTemplates } from '../../config/chat-templates.ts';
import type { Settings } from '../../config/settings.ts';
import { LIVE_REALM } from '../access/operator.ts';
import { stricter, TLP_LABELS } from '../access/policy/marking.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { OutboundClient } from '../common/outbound.service.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { RowScope } from '../database/row-scope.ts';

import { ChannelSecrets } from './channel-secrets.service.ts';
import type { Delivery } from './delivery.ts';
import { type Outcome, outcomeOf } from './delivery-outcome.ts';
import type { Verdict } from './delivery.store.ts';
import { NOTIFICATIONS } from './feed.writer.ts';
import { fillTemplate } from './fill-template.ts';
import { MailTransport } from './mail.adapter.ts';
import { isExercise, type Message, placeholdersOf, subjectOf, textOf, webhookBody } from './message.ts';
import { MessageReader } from './message.reader.ts';
import { mayReceive, quietHoursOf, viewerOf } from './person.ts';
import { quietUntil } from './quiet-hours.ts';
import { ReceiverReader, type SealedChannel } from './receiver.reader.ts';
import { sightOfTeam } from './targets.ts';
import { webhookHeaders } from './webhook-signature.ts';

const AGENT = 'Breakwater';

const suppressed = (reason: string): Verdict => ({ kind: 'suppressed', reason });

/** Makes one attempt at one message: whether it may still go is asked of what holds at that moment. */
@Injectable()
export class DeliverySender {
  private readonly templates;

  constructor(
    private readonly receivers: ReceiverReader,
    private readonly messages: MessageReader,
    private readonly secrets: ChannelSecrets,
    private readonly outbound: OutboundClient,
    private readonly mail: MailTransport,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.templates = readChatTemplates(settings.chatTemplatesFile);
  }

  /** Never fails: what goes wrong on the way is in the verdict. */
  async attempt(delivery: Delivery): Promise<Verdict> {
    try {
      return delivery.channelId === null ? await this.toPerson(delivery) : await this.toChannel(delivery);
    } catch (error) {
      return failure(error);
    }
  }

  private async toChannel(delivery: Delivery): Promise<Verdict> {
    const channel = await this.receivers.channel(delivery.channelId ?? '');
    if (!channel) return suppressed('channel_removed');
    if (!channel.enabled) return suppressed('channel_disabled');
    if (delivery.realm !== LIVE_REALM && !channel.inExercises) return suppressed('exercise');
    if (!(await this.receivers.plays(channel, delivery.realm))) return suppressed('exercise');
    const scope: RowScope = {
      ...sightOfTeam(delivery.realm, channel),
      id: NOTIFICATIONS.id,
      origin: { address: null, credential: null },
    };
    const composed = await this.messages.compose(scope, delivery, this.clock.now());
    if (!composed) return suppressed('not_visible');
    if (stricter(TLP_LABELS, composed.tlp, channel.maxTlp)) return suppressed('above_channel_marking');
    const { message } = composed;
    if (channel.kind === 'mail') return this.sendMail(message, channel.addresses);
    return this.post(channel, message);
  }

  private async toPerson(delivery: Delivery): Promise<Verdict> {
    const person = await this.receivers.person(delivery.accountId ?? '', delivery.realm);
    if (!person) return suppressed(delivery.realm === LIVE_REALM ? 'account_disabled' : 'exercise');
    const { preferences, email } = person;
    if (delivery.realm !== LIVE_REALM && !preferences.mailInExercises) return suppressed('exercise');
    if (delivery.realm === LIVE_REALM && !preferences.mail) return suppressed('mail_off');
    if (email === null) return suppressed('no_address');
    const viewer = viewerOf(person, delivery.realm);
    if (delivery.subjectKind !== 'test' && !mayReceive(viewer, delivery.subjectKind)) return suppressed('not_visible');
    const now = this.clock.now();
    const until = quietUntil(quietHoursOf(preferences), now, delivery.severity ?? undefined);
    if (until) return { kind: 'held', reason: 'quiet_hours', until };
    const composed = await this.messages.compose(viewer, delivery, now);
    if (!composed) return suppressed('not_visible');
    return this.sendMail(composed.message, [email]);
  }

  private async post(channel: SealedChannel, message: Message): Promise<Verdict> {
    const url = channel.sealedUrl && this.secrets.open(channel.id, 'url', channel.sealedUrl);
    if (url === undefined || url === null) return sealedByAnother();
    let body: string;
    let headers: Record<string, string> = {};
    if (channel.kind === 'webhook') {
      const secret = channel.sealedSecret && this.secrets.open(channel.id, 'secret', channel.sealedSecret);
      if (secret === undefined || secret === null) return sealedByAnother();
      body = webhookBody(message);
      headers = webhookHeaders(secret, message.id, message.at, body);
    } else {
      const template = this.templates.get(channel.template ?? '');
      if (!template) return { kind: 'failed', reason: 'unknown_template', error: 'The template is no longer there' };
      body = JSON.stringify(fillTemplate(template, placeholdersOf(message, channel.room ?? '')));
    }
    const answer = await this.outbound.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', 'user-agent': AGENT, ...headers },
      body,
      maxBytes: 64 * 1024,
    });
    return outcomeOf(answer.status, answer.headers['retry-after'], this.clock.now());
  }

  private async sendMail(message: Message, to: readonly string[]): Promise<Verdict> {
    if (!this.mail.available) return suppressed('no_mail_server');
    await this.mail.send({
      id: message.id,
      to,
      subject: subjectOf(message),
      text: textOf(message),
      exercise: isExercise(message),
    });
    return { kind: 'delivered' };
  }
}

function sealedByAnother(): Outcome {
  return { kind: 'failed', reason: 'secret_lost', error: 'The channel was set up under another secret key' };
}

/** What is told of a failure holds nothing of an address or an answer, which may be secret. */
function failure(error: unknown): Outcome {
  if (error instanceof DomainError) {
    if (error.code === 'outbound_refused') return { kind: 'failed', reason: error.code, error: error.message };
    return { kind: 'retry', error: error.message, retryAfterMs: 0 };
  }
  const { responseCode, code } = (error ?? {}) as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number') {
    const told = `The mail server answered ${responseCode}`;
    // RFC 5321 §4.2.1: 5yz is for good.
    return responseCode >= 500
      ? { kind: 'failed', reason: 'mail_refused', error: told }
      : { kind: 'retry', error: told, retryAfterMs: 0 };
  }
  const told = typeof code === 'string' && /^[A-Z]{3,20}$/.test(code) ? ` (${code})` : '';
  return { kind: 'retry', error: `The message could not be sent${told}`, retryAfterMs: 0 };
}
