import { Global, Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccessRecorder } from './access-recorder.service.ts';
import { AuditController } from './audit.controller.ts';
import { AuditReader } from './audit.reader.ts';
import { AuditRunner } from './audit.runner.ts';
import { AuditVerification } from './audit-verification.service.ts';
import { AuditWriter } from './audit.writer.ts';
import { IntegrityChecks } from './integrity-checks.ts';
import { RefusalsRunner } from './refusals.runner.ts';
import { ShownInterceptor } from './shown.interceptor.ts';
import { TrailKeys } from './trail-keys.service.ts';

/** The audit trail: written from the journals, verified, and shown to auditors. Global, because parts add checks to it. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    TrailKeys,
    AuditWriter,
    inRole('correlation', AuditRunner),
    AuditReader,
    AuditVerification,
    IntegrityChecks,
    AccessRecorder,
    RefusalsRunner,
    { provide: APP_INTERCEPTOR, useClass: ShownInterceptor },
  ],
  exports: [IntegrityChecks],
})
export class AuditModule {}
