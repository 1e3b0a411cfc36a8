import { Module, type OnModuleInit } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { AuditModule } from '../audit/audit.module.ts';
import { IntegrityChecks } from '../audit/integrity-checks.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { CaseSnapshotReader } from './case-snapshot.reader.ts';
import { LinkCapsController } from './link-caps.controller.ts';
import { LinkCapsService } from './link-caps.service.ts';
import { MatchAgreementsService } from './matching/match-agreements.service.ts';
import { MatchSubmissionsService } from './matching/match-submissions.service.ts';
import { MatchesController } from './matching/matches.controller.ts';
import { MatchesReader } from './matching/matches.reader.ts';
import { PackageWriter } from './package.writer.ts';
import { RecipientDirectory } from './recipient-directory.reader.ts';
import { ReleaseApprovalsService } from './release-approvals.service.ts';
import { ReleaseClock } from './release-clock.runner.ts';
import { ReleaseFollowers } from './release-followers.runner.ts';
import { ReleaseIntegrity } from './release-integrity.reader.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import { ReleasePublicationService } from './release-publication.service.ts';
import { ReleaseSightReader } from './release-sight.reader.ts';
import { ReleaseStore } from './release.store.ts';
import { ReleasesController } from './releases.controller.ts';
import { ReleasesReader } from './releases.reader.ts';
import { ReleasesService } from './releases.service.ts';
import { SharedController } from './shared.controller.ts';
import { SharedReader } from './shared.reader.ts';
import { SharedService } from './shared.service.ts';

/** What one nation shows another, by consent. */
@Module({
  imports: [AuditModule, CasesModule],
  controllers: [ReleasesController, LinkCapsController, SharedController, MatchesController],
  providers: [
    CaseSnapshotReader,
    LinkCapsService,
    MatchAgreementsService,
    MatchSubmissionsService,
    MatchesReader,
    PackageWriter,
    RecipientDirectory,
    ReleaseApprovalsService,
    inRole('correlation', ReleaseClock),
    inRole('correlation', ReleaseFollowers),
    ReleaseIntegrity,
    ReleasePreparer,
    ReleasePublicationService,
    ReleaseSightReader,
    ReleaseStore,
    ReleasesReader,
    ReleasesService,
    SharedReader,
    SharedService,
  ],
  // What caps whom something goes to holds for statements too.
  exports: [ReleasePreparer],
})
export class SharingModule implements OnModuleInit {
  constructor(
    private readonly checks: IntegrityChecks,
    private readonly releases: ReleaseIntegrity,
  ) {}

  /** Whoever verifies the trail verifies the releases with it. */
  onModuleInit(): void {
    this.checks.add({ check: () => this.releases.checkForOwners() });
  }
}
