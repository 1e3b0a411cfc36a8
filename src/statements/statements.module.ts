import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { SharingModule } from '../sharing/sharing.module.ts';
import { NationCapsReader } from './nation-caps.reader.ts';
import { OwnMarkingReader } from './own-marking.reader.ts';
import { ReceivedStatementsController } from './received-statements.controller.ts';
import { ReceivedStatementsReader } from './received-statements.reader.ts';
import { RumoursController } from './rumours.controller.ts';
import { FamilyPages } from './family-pages.reader.ts';
import { RumoursReader } from './rumours.reader.ts';
import { RumoursService } from './rumours.service.ts';
import { StatementApprovalsService } from './statement-approvals.service.ts';
import { StatementCopiesStore } from './statement-copies.store.ts';
import { StatementReleaseService } from './statement-release.service.ts';
import { StatementSightReader } from './statement-sight.reader.ts';
import { StatementStore } from './statement.store.ts';
import { StatementsController } from './statements.controller.ts';
import { StatementsReader } from './statements.reader.ts';
import { StatementsService } from './statements.service.ts';

/** Crisis communication: what is said of an incident, agreed between nations, and the rumours it answers. */
@Module({
  imports: [CasesModule, SharingModule],
  controllers: [StatementsController, ReceivedStatementsController, RumoursController],
  providers: [
    NationCapsReader,
    OwnMarkingReader,
    ReceivedStatementsReader,
    FamilyPages,
    RumoursReader,
    RumoursService,
    StatementApprovalsService,
    StatementCopiesStore,
    StatementReleaseService,
    StatementSightReader,
    StatementStore,
    StatementsReader,
    StatementsService,
  ],
})
export class StatementsModule {}
