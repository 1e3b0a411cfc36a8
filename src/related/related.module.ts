import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { CaseKeysStore } from './case-keys.store.ts';
import { HoldersStore } from './holders.store.ts';
import { PairsStore } from './pairs.store.ts';
import { RelatedController } from './related.controller.ts';
import { RelatedReader } from './related.reader.ts';
import { RelatedRunner } from './related.runner.ts';
import { RelatedService } from './related.service.ts';
import { RelatedStep } from './related-step.writer.ts';
import { ShareKeysStore } from './share-keys.store.ts';

/** The second stage of correlation: patterns across sites and, of what was released, across nations. */
@Module({
  imports: [CasesModule],
  controllers: [RelatedController],
  providers: [
    CaseKeysStore,
    ShareKeysStore,
    HoldersStore,
    PairsStore,
    RelatedStep,
    inRole('correlation', RelatedRunner),
    RelatedReader,
    RelatedService,
  ],
})
export class RelatedModule {}
