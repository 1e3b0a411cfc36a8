import { Module } from '@nestjs/common';
import { AsyncapiController } from './asyncapi.controller.ts';
import { LiveCaseReader } from './live-case.reader.ts';
import { LiveFeeds } from './live-feeds.service.ts';
import { LiveGateway } from './live.gateway.ts';
import { LiveSiteReader } from './live-site.reader.ts';
import { LiveSubjectReader } from './live-subject.reader.ts';
import { Presence } from './presence.service.ts';
import { PresenceRelay } from './presence-relay.service.ts';

/** The live feed. Needs {@link LiveAdapter} installed on the application. */
@Module({
  controllers: [AsyncapiController],
  providers: [LiveGateway, LiveFeeds, LiveCaseReader, LiveSiteReader, LiveSubjectReader, Presence, PresenceRelay],
  exports: [LiveGateway],
})
export class LiveModule {}
