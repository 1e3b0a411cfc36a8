import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DenyByDefaultGuard } from './deny-by-default.guard.ts';
import { CredentialsReader } from './identities/credentials.reader.ts';
import { OperatorGuard } from './operator.guard.ts';
import { OperatorResolver } from './operator-resolver.service.ts';
import { RateLimits } from './rate-limits.service.ts';
import { RefusalSignal } from './refusal-signal.ts';
import { SensorGuard } from './sensor.guard.ts';
import { SensorKeyReader } from './sensor-key.reader.ts';

/** Who may do what. Global, because every controller states its audience. */
@Global()
@Module({
  providers: [
    OperatorResolver,
    CredentialsReader,
    RefusalSignal,
    SensorKeyReader,
    RateLimits,
    OperatorGuard,
    SensorGuard,
    { provide: APP_GUARD, useClass: DenyByDefaultGuard },
  ],
  exports: [
    OperatorResolver,
    RefusalSignal,
    CredentialsReader,
    SensorKeyReader,
    RateLimits,
    OperatorGuard,
    SensorGuard,
  ],
})
export class AccessModule {}
