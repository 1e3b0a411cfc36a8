import { Global, Module } from '@nestjs/common';
import { OutboundClient } from './outbound.service.ts';

/** Offers the one way out to every module that has to call another system. */
@Global()
@Module({ providers: [OutboundClient], exports: [OutboundClient] })
export class OutboundModule {}
