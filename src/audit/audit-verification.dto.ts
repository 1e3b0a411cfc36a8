import { ApiProperty } from '@nestjs/swagger';
import { TRAIL_FAULTS, type TrailFault, type TrailFaultKind, type TrailReport } from './proof/trail-fault.ts';

export class TrailFaultDto implements TrailFault {
  @ApiProperty({ enum: TRAIL_FAULTS })
  fault!: TrailFaultKind;

  @ApiProperty({ type: 'integer', description: 'The first entry that is not vouched for.' })
  index!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null where unknown, or another organisation’s.' })
  realm!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  seq!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the signed head at fault.' })
  head!: number | null;

  @ApiProperty()
  text!: string;
}

export class RowFaultDto {
  @ApiProperty({ example: 'releases' })
  table!: string;

  @ApiProperty()
  id!: string;

  @ApiProperty()
  fault!: string;
}

export class AuditVerificationDto implements TrailReport {
  @ApiProperty({ description: 'The whole trail, and all else that can be verified, is as it was written.' })
  ok!: boolean;

  @ApiProperty({ type: 'integer', description: 'Entries verified, of every organisation.' })
  entries!: number;

  @ApiProperty({ type: 'integer' })
  heads!: number;

  @ApiProperty({ type: 'integer', description: 'The last entry a signed head vouches for.' })
  signedUpTo!: number;

  @ApiProperty({ type: TrailFaultDto, nullable: true })
  fault!: TrailFaultDto | null;

  @ApiProperty({ type: [RowFaultDto], description: 'Rows of the own organisation that were changed behind our back.' })
  rows!: RowFaultDto[];

  @ApiProperty({ type: 'integer', description: 'How many such rows others have.' })
  rowsElsewhere!: number;
}
