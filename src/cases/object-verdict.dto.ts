import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../intake/instant.decorator.ts';
import { IsLine } from '../registry/registry-field.decorator.ts';

/** SAPIENT's words (ICD v5 §10.6). */
export const OBJECT_VERBS = ['acknowledge', 'reject', 'ignore', 'clear'] as const;
export type ObjectVerb = (typeof OBJECT_VERBS)[number];

export class JudgeObjectDto {
  @ApiProperty({
    enum: OBJECT_VERBS,
    description:
      'acknowledge: there is such a thing, and it is what its sensors take it for. reject: there is none, or it is something else, which counts as a false alarm of its sensors. ignore: it is there and of no concern. clear: takes the last verdict back.',
  })
  @IsIn(OBJECT_VERBS)
  verb!: ObjectVerb;

  @ApiProperty({ maxLength: 500, example: 'Seen on camera 4: a gull' })
  @IsLine(500)
  reason!: string;
}

export class ObjectVerdictDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  objectId!: string;

  @ApiProperty({ enum: OBJECT_VERBS })
  verb!: ObjectVerb;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ example: 'person:mei' })
  by!: string;

  @ApiProperty({ type: [String], description: 'Sensors whose tracks the object was made of' })
  sensors!: string[];

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class FalseAlarmsQueryDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Judged then or later; 30 days ago unless given',
  })
  @IsOptional()
  @IsInstant()
  from?: Date;
}

export class SensorFalseAlarmsDto {
  @ApiProperty({ example: 'KRPUS-RADAR-1' })
  sensor!: string;

  @ApiProperty({ type: 'integer', description: 'Objects acknowledged or ignored: there was such a thing' })
  genuine!: number;

  @ApiProperty({ type: 'integer', description: 'Objects rejected' })
  falseAlarms!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'False alarms among all that were judged; null of none' })
  rate!: number | null;
}

export class FalseAlarmsDto {
  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiProperty({ type: [SensorFalseAlarmsDto] })
  sensors!: SensorFalseAlarmsDto[];
}
