import { ApiProperty } from '@nestjs/swagger';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { PageDto } from '../registry/page-query.dto.ts';
import { CASE_STATUSES, type CaseStatus, CLOSE_REASONS, type CloseReason } from './case-lifecycle.ts';

export class CasePlaceDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'SGSIN' })
  code!: string;

  @ApiProperty()
  name!: string;
}

export class SurvivingCaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ example: 'BW-12' })
  displayId!: string;
}

export class SeverityFactorDto {
  @ApiProperty()
  text!: string;

  @ApiProperty({ type: 'integer', description: 'What it added to the severity' })
  points!: number;
}

/** Somebody said that the alerts of a case are to be kept. */
export class CaseHoldDto {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'Who said so' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** The same of a case that was merged into the one that is read. */
export class HoldTakenInDto extends CaseHoldDto {
  @ApiProperty({ type: SurvivingCaseDto })
  case!: SurvivingCaseDto;
}

/** A case as readers see it. */
export class CaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'BW-12', description: 'The name people use; accepted wherever an id is' })
  displayId!: string;

  @ApiProperty({ type: 'integer', description: 'Counts up within a realm' })
  number!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: CASE_STATUSES })
  status!: CaseStatus;

  @ApiProperty({ enum: CLOSE_REASONS, nullable: true, type: String })
  closeReason!: CloseReason | null;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ enum: ['engine', 'person'], description: 'Who set severity and priority; a person has the last word' })
  severitySource!: 'engine' | 'person';

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, description: '1: act now' })
  priority!: number;

  @ApiProperty({ type: [SeverityFactorDto], description: 'What the engine makes the severity of' })
  factors!: SeverityFactorDto[];

  @ApiProperty({ type: [String], description: 'Domains of sensing seen in the case', example: ['airspace', 'cyber'] })
  kinds!: string[];

  @ApiProperty({
    enum: ['outside', 'warning', 'critical'],
    description: 'Worst zone an object of the case was in',
  })
  zone!: string;

  @ApiProperty({ type: String, nullable: true, example: 'person:mei' })
  assignee!: string | null;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: CasePlaceDto, description: 'The team that owns the case' })
  organisation!: CasePlaceDto;

  @ApiProperty({ type: CasePlaceDto })
  site!: CasePlaceDto;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;

  @ApiProperty({ format: 'date-time', description: 'Event time of the earliest alert' })
  firstSeen!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time of the latest alert' })
  lastSeen!: string;

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  acknowledgedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt!: string | null;

  @ApiProperty({
    type: SurvivingCaseDto,
    nullable: true,
    description: 'Where work goes on: the case that absorbed this one, through as many merges as there were',
  })
  mergedInto!: SurvivingCaseDto | null;

  @ApiProperty({
    type: SurvivingCaseDto,
    nullable: true,
    description: 'The case that this one goes on with, which had become too large or too old to take in more',
  })
  continues!: SurvivingCaseDto | null;

  @ApiProperty({ type: SurvivingCaseDto, nullable: true, description: 'The first case that goes on with this one' })
  continuedIn!: SurvivingCaseDto | null;

  @ApiProperty({
    type: CaseHoldDto,
    nullable: true,
    description: 'Why its alerts are kept whatever the policy of its nation says; null where they are not',
  })
  hold!: CaseHoldDto | null;

  @ApiProperty({
    type: [HoldTakenInDto],
    description: 'Holds on cases that were merged into this one: they keep its alerts as one of its own would',
  })
  holdsTakenIn!: HoldTakenInDto[];

  @ApiProperty({
    type: 'integer',
    description: 'Alerts of it that were deleted because its nation keeps them no longer',
  })
  alertsRemoved!: number;

  @ApiProperty({ type: 'integer', description: 'Alerts in the case, repeats included, and those deleted since' })
  alertCount!: number;

  @ApiProperty({ type: 'integer', description: 'Give it as expectedVersion to change only what you have seen' })
  version!: number;
}

export class CasePageDto extends PageDto {
  @ApiProperty({ type: [CaseDto] })
  items!: CaseDto[];
}
