import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { ChannelSecrets } from './channel-secrets.service.ts';
import { ChannelsController } from './channels.controller.ts';
import { ChannelsReader } from './channels.reader.ts';
import { ChannelsService } from './channels.service.ts';
import { DeliveriesController } from './deliveries.controller.ts';
import { DeliveriesReader } from './deliveries.reader.ts';
import { DeliveriesService } from './deliveries.service.ts';
import { DeliverySender } from './delivery-sender.service.ts';
import { DeliveryStore } from './delivery.store.ts';
import { DeliveryWriter } from './delivery.writer.ts';
import { EscalationWriter } from './escalation.writer.ts';
import { FeedController } from './feed.controller.ts';
import { FeedReader } from './feed.reader.ts';
import { FeedService } from './feed.service.ts';
import { FeedWriter } from './feed.writer.ts';
import { MailTransport } from './mail.adapter.ts';
import { MessageReader } from './message.reader.ts';
import { NotificationRunner } from './notification.runner.ts';
import { OutboxSignal } from './outbox-signal.ts';
import { PersonWriter } from './person.writer.ts';
import { NotificationPlanner } from './planner.writer.ts';
import { PlanningReader } from './planning.reader.ts';
import { PreferencesController } from './preferences.controller.ts';
import { PreferencesService } from './preferences.service.ts';
import { ReceiverReader } from './receiver.reader.ts';
import { RulesController } from './rules.controller.ts';
import { RulesReader } from './rules.reader.ts';
import { RulesService } from './rules.service.ts';

/** Who is told of what, in the console and out of the node. */
@Module({
  controllers: [ChannelsController, RulesController, DeliveriesController, PreferencesController, FeedController],
  providers: [
    ChannelSecrets,
    ChannelsReader,
    ChannelsService,
    DeliveriesReader,
    DeliveriesService,
    DeliverySender,
    DeliveryStore,
    DeliveryWriter,
    EscalationWriter,
    FeedReader,
    FeedService,
    FeedWriter,
    MailTransport,
    MessageReader,
    NotificationPlanner,
    inRole('correlation', NotificationRunner),
    OutboxSignal,
    PersonWriter,
    PlanningReader,
    PreferencesService,
    ReceiverReader,
    RulesReader,
    RulesService,
  ],
})
export class NotificationsModule {}
