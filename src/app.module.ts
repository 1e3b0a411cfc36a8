import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { type DatabaseRole, dataSourceOptions } from '../config/data-source.ts';
import type { Settings } from '../config/settings.ts';
import { AccessModule } from './access/access.module.ts';
import { IdentitiesModule } from './access/identities/identities.module.ts';
import { RealmsModule } from './access/realms/realms.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { CasesModule } from './cases/cases.module.ts';
import { CorrelationEffectsModule } from './cases/correlation-effects.module.ts';
import { OutboundModule } from './common/outbound.module.ts';
import { SettingsModule } from './common/settings.module.ts';
import { DrillsModule } from './drills/drills.module.ts';
import { ENGINE } from './database/engine.decorator.ts';
import { ViewerDatabaseModule } from './database/viewer-database.module.ts';
import { CorrelationModule } from './correlation/correlation.module.ts';
import { IntakeModule } from './intake/intake.module.ts';
import { JournalModule } from './journal/journal.module.ts';
import { LiveModule } from './live/live.module.ts';
import { NotificationsModule } from './notifications/notifications.module.ts';
import { OpsModule } from './ops/ops.module.ts';
import { RelatedModule } from './related/related.module.ts';
import { RetentionModule } from './retention/retention.module.ts';
import { RulebookModule } from './rulebook/rulebook.module.ts';
import { RegistryModule } from './registry/registry.module.ts';
import { SharingModule } from './sharing/sharing.module.ts';
import { StatementsModule } from './statements/statements.module.ts';
import { WatchModule } from './watch/watch.module.ts';
import { QueueModule } from './triage/queue.module.ts';
import { TriageModule } from './triage/triage.module.ts';

/** The modules in the order data flows. */
@Module({})
export class AppModule {
  /** @param database resolves when the database may be worked on; what works on it is made after that. */
  static with(settings: Settings, database: Promise<unknown>): DynamicModule {
    const onceReady = (role: DatabaseRole) => async (): Promise<TypeOrmModuleOptions> => {
      await database;
      return {
        ...dataSourceOptions(settings.databaseUrl, settings.databasePoolSize, role),
        autoLoadEntities: true,
        retryAttempts: 3,
      };
    };
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        OutboundModule,
        TypeOrmModule.forRootAsync({ useFactory: onceReady('breakwater_viewer') }),
        TypeOrmModule.forRootAsync({ useFactory: onceReady('breakwater_engine'), name: ENGINE }),
        ViewerDatabaseModule,
        JournalModule,
        AccessModule,
        IdentitiesModule,
        RealmsModule,
        RegistryModule,
        IntakeModule,
        WatchModule,
        AuditModule,
        CorrelationModule,
        CasesModule,
        CorrelationEffectsModule,
        QueueModule,
        TriageModule,
        RulebookModule,
        SharingModule,
        StatementsModule,
        RelatedModule,
        RetentionModule,
        NotificationsModule,
        DrillsModule,
        LiveModule,
        OpsModule,
      ],
    };
  }
}
