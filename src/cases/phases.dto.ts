import { STAGE_NAMES, type StageName } from '../../config/attack-stages.ts';
import { ApiProperty } from '@nestjs/swagger';

export class CasePhaseDto {
  @ApiProperty({
    enum: STAGE_NAMES,
    nullable: true,
    type: String,
    description: 'The part of an intrusion, by the words of its alerts; null where they speak of none.',
  })
  stage!: StageName | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'TA0006',
    description: 'Its tactic in MITRE ATT&CK for Enterprise (TA00xx) or ICS (TA01xx).',
  })
  tactic!: string | null;

  @ApiProperty({ example: 'plc-7', description: 'The machine, or the sensor where no machine is named.' })
  place!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time of its first alert.' })
  first!: string;

  @ApiProperty({ format: 'date-time' })
  last!: string;

  @ApiProperty({ type: 'integer', description: 'Alerts, repeats each counted.' })
  alerts!: number;

  @ApiProperty({ format: 'uuid' })
  firstAlertId!: string;

  @ApiProperty({ description: 'Of its first alert.' })
  title!: string;
}

/** What went on when at which machine: of the alerts that you see. */
export class CasePhasesDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: 'integer', description: 'Alerts that phases were made of, repeats each counted.' })
  alerts!: number;

  @ApiProperty({ description: 'There is more than is told: the earliest is.' })
  truncated!: boolean;

  @ApiProperty({ type: [CasePhaseDto], description: 'In order of when each began, 500 at most.' })
  phases!: CasePhaseDto[];
}
