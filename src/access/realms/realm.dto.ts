import { ApiProperty } from '@nestjs/swagger';
import type { EnterableRun } from './memberships.reader.ts';
import { RUN_ROLES, type RunRole } from '../policy/run-role.ts';

export class RealmDto {
  @ApiProperty({
    example: 'exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11',
    description: 'What to send as `Breakwater-Realm`.',
  })
  realm!: string;

  @ApiProperty({ example: 'LION CITY 26-1' })
  designator!: string;

  @ApiProperty({ description: 'What the banner says besides; may be empty.' })
  banner!: string;

  @ApiProperty({ enum: ['planned', 'ready', 'running', 'paused', 'ended', 'aborted'] })
  state!: string;

  @ApiProperty({ enum: RUN_ROLES, nullable: true, description: "What you are in it; null for the node's operator." })
  role!: RunRole | null;

  @ApiProperty({ type: String, nullable: true, description: 'Code of your cell.' })
  cell!: string | null;

  @ApiProperty({ type: [String], example: ['KR', 'SG'], description: 'Nations that play, by code.' })
  nations!: string[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When somebody inside said that something real happened; play stops.',
  })
  realEmergencyAt!: string | null;
}

export class AgreementDto {
  @ApiProperty({ format: 'date-time', description: 'When your organisation agreed; the first time counts.' })
  agreedAt!: string;
}

export class RealmListDto {
  @ApiProperty({ type: [RealmDto] })
  items!: RealmDto[];
}

export function realmDto({ realEmergencyAt, ...run }: EnterableRun): RealmDto {
  return { ...run, realEmergencyAt: realEmergencyAt?.toISOString() ?? null };
}
