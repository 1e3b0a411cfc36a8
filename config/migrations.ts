import { CreateRegistry1763900000000 } from '../migrations/1763900000000-create-registry.ts';
import { CreateIntake1763900100000 } from '../migrations/1763900100000-create-intake.ts';
import { CreateCasesAndJournal1763900200000 } from '../migrations/1763900200000-create-cases-and-journal.ts';
import { RaiseSecondWall1764000000000 } from '../migrations/1764000000000-raise-second-wall.ts';
import { CreateIdentities1764000100000 } from '../migrations/1764000100000-create-identities.ts';
import { CreateGateways1764000200000 } from '../migrations/1764000200000-create-gateways.ts';
import { CreateMarkingsAndParts1764000300000 } from '../migrations/1764000300000-create-markings-and-parts.ts';
import { CreateReleases1764000400000 } from '../migrations/1764000400000-create-releases.ts';
import { CreateAudit1764000500000 } from '../migrations/1764000500000-create-audit.ts';
import { CreateTriage1764000600000 } from '../migrations/1764000600000-create-triage.ts';
import { SeeReleasesWithTheirCases1764000650000 } from '../migrations/1764000650000-see-releases-with-their-cases.ts';
import { CreateQueue1764000700000 } from '../migrations/1764000700000-create-queue.ts';
import { CreateQueueViews1764000710000 } from '../migrations/1764000710000-create-queue-views.ts';
import { CreateSensorWatch1764000800000 } from '../migrations/1764000800000-create-sensor-watch.ts';
import { CreateNotifications1764000900000 } from '../migrations/1764000900000-create-notifications.ts';
import { CreateAirPicture1764001020000 } from '../migrations/1764001020000-create-air-picture.ts';
import { ResolveSilenceAlerts1764000950000 } from '../migrations/1764000950000-resolve-silence-alerts.ts';
import { CreateConstraints1764001030000 } from '../migrations/1764001030000-create-constraints.ts';
import { CreateDrillRuns1764001110000 } from '../migrations/1764001110000-create-drill-runs.ts';
import { CreateHotwash1764001120000 } from '../migrations/1764001120000-create-hotwash.ts';
import { CreateImprovements1764001130000 } from '../migrations/1764001130000-create-improvements.ts';
import { CreateAmendments1764001140000 } from '../migrations/1764001140000-create-amendments.ts';
import { ViewAs1764001145000 } from '../migrations/1764001145000-view-as.ts';
import { CreateDrillTemplates1764001150000 } from '../migrations/1764001150000-create-drill-templates.ts';
import { CreateStatements1764001170000 } from '../migrations/1764001170000-create-statements.ts';
import { CasesContinue1764001070000 } from '../migrations/1764001070000-cases-continue.ts';
import { CreateVesselWatch1764001080000 } from '../migrations/1764001080000-create-vessel-watch.ts';
import { CreateRulebook1764001060000 } from '../migrations/1764001060000-create-rulebook.ts';
import { CreateBackground1764001010000 } from '../migrations/1764001010000-create-background.ts';
import { QueueKnowsExplained1764001011000 } from '../migrations/1764001011000-queue-knows-explained.ts';
import { CreateRelated1764001050000 } from '../migrations/1764001050000-create-related.ts';
import { CreateAssetDependencies1764001090000 } from '../migrations/1764001090000-create-asset-dependencies.ts';
import { CreateExerciseRuns1764001100000 } from '../migrations/1764001100000-create-exercise-runs.ts';
import { CreateEraser1764001180000 } from '../migrations/1764001180000-create-eraser.ts';
import { ServeLargeStores1764001190000 } from '../migrations/1764001190000-serve-large-stores.ts';
import { QueueFollowsRepeats1764001220000 } from '../migrations/1764001220000-queue-follows-repeats.ts';
import { UrgentInputs1764001225000 } from '../migrations/1764001225000-urgent-inputs.ts';
import { ShareRealms1764001200000 } from '../migrations/1764001200000-share-realms.ts';
import { CreateTraceMarks1764001260000 } from '../migrations/1764001260000-create-trace-marks.ts';
import { CreateRetention1764001270000 } from '../migrations/1764001270000-create-retention.ts';
import { PlanWallsQuickly1764001285000 } from '../migrations/1764001285000-plan-walls-quickly.ts';
import { CountRetentionPolicies1764001300000 } from '../migrations/1764001300000-count-retention-policies.ts';
import { InputsTakenEarly1764001310000 } from '../migrations/1764001310000-inputs-taken-early.ts';
import { MatchGoesWithItsAlerts1764001290000 } from '../migrations/1764001290000-match-goes-with-its-alerts.ts';
import { CreateRulePauses1764001000000 } from '../migrations/1764001000000-create-rule-pauses.ts';

/** All of them, in the order in which they run on a new database; nothing here needs what runs them. */
export const migrations = [
  CreateRegistry1763900000000,
  CreateIntake1763900100000,
  CreateCasesAndJournal1763900200000,
  RaiseSecondWall1764000000000,
  CreateIdentities1764000100000,
  CreateGateways1764000200000,
  CreateMarkingsAndParts1764000300000,
  CreateReleases1764000400000,
  CreateAudit1764000500000,
  CreateTriage1764000600000,
  SeeReleasesWithTheirCases1764000650000,
  CreateQueue1764000700000,
  CreateQueueViews1764000710000,
  CreateSensorWatch1764000800000,
  CreateNotifications1764000900000,
  ResolveSilenceAlerts1764000950000,
  CreateConstraints1764001030000,
  CasesContinue1764001070000,
  CreateVesselWatch1764001080000,
  CreateRulebook1764001060000,
  CreateBackground1764001010000,
  QueueKnowsExplained1764001011000,
  CreateAirPicture1764001020000,
  CreateRulePauses1764001000000,
  CreateRelated1764001050000,
  CreateAssetDependencies1764001090000,
  CreateExerciseRuns1764001100000,
  CreateDrillRuns1764001110000,
  CreateHotwash1764001120000,
  CreateImprovements1764001130000,
  CreateAmendments1764001140000,
  ViewAs1764001145000,
  CreateDrillTemplates1764001150000,
  CreateStatements1764001170000,
  CreateEraser1764001180000,
  ServeLargeStores1764001190000,
  ShareRealms1764001200000,
  QueueFollowsRepeats1764001220000,
  UrgentInputs1764001225000,
  CreateTraceMarks1764001260000,
  CreateRetention1764001270000,
  PlanWallsQuickly1764001285000,
  MatchGoesWithItsAlerts1764001290000,
  CountRetentionPolicies1764001300000,
  InputsTakenEarly1764001310000,
];
