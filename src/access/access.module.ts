import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DenyByDefaultGuard } from './deny-by-default.guard.ts';
import { CertificateReader } from './gateways/certificate.reader.ts';
import { GatewaySensorReader } from './gateways/gateway-sensor.reader.ts';
import { LastUseWriter } from './gateways/last-use.writer.ts';
import { MachineCredentials } from './gateways/machine-credentials.service.ts';
import { NonceStore } from './gateways/nonce.store.ts';
import { RefusalsWriter } from './gateways/refusals.writer.ts';
import { SensorAuthenticator } from './gateways/sensor-authenticator.service.ts';
import { SignatureCheck } from './gateways/signature-check.service.ts';
import { CredentialsReader } from './identities/credentials.reader.ts';
import { OperatorGuard } from './operator.guard.ts';
import { OperatorResolver } from './operator-resolver.service.ts';
import { RateLimits } from './rate-limits.service.ts';
import { EntriesWriter } from './realms/entries.writer.ts';
import { MembershipsReader } from './realms/memberships.reader.ts';
import { OpenRealms } from './realms/open-realms.service.ts';
import { RunEntries } from './realms/run-entries.service.ts';
import { RefusalSignal } from './refusal-signal.ts';
import { SensorGuard } from './sensor.guard.ts';
import { SensorKeyReader } from './sensor-key.reader.ts';

/** Who may do what. Global, because every controller states its audience. */
@Global()
@Module({
  providers: [
    OperatorResolver,
    CredentialsReader,
    MembershipsReader,
    EntriesWriter,
    RunEntries,
    OpenRealms,
    RefusalSignal,
    SensorKeyReader,
    CertificateReader,
    GatewaySensorReader,
    NonceStore,
    SignatureCheck,
    RefusalsWriter,
    LastUseWriter,
    SensorAuthenticator,
    MachineCredentials,
    RateLimits,
    OperatorGuard,
    SensorGuard,
    { provide: APP_GUARD, useClass: DenyByDefaultGuard },
  ],
  exports: [
    OperatorResolver,
    RefusalSignal,
    CredentialsReader,
    MembershipsReader,
    RunEntries,
    OpenRealms,
    SensorKeyReader,
    SensorAuthenticator,
    MachineCredentials,
    RateLimits,
    OperatorGuard,
    SensorGuard,
  ],
})
export class AccessModule {}
