import { ApiProperty } from '@nestjs/swagger';
import {
  type Excluded,
  EXCLUDED_CODES,
  type ExcludedCode,
  excludedText,
  type Problem,
  PROBLEM_CODES,
  type ProblemCode,
  problemText,
} from './preflight-words.ts';
import { type Channel, CHANNELS } from './template/template.ts';

const OPTIONAL = { type: String, nullable: true } as const;
const COUNT = { type: 'integer', nullable: true } as const;

export class PreflightDeliveryDto {
  @ApiProperty()
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty()
  organisation!: string;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ type: [String], description: 'Codes of the sensors it will be said to come from.' })
  sensors!: string[];
}

export class PreflightProblemDto {
  @ApiProperty({ enum: PROBLEM_CODES })
  code!: ProblemCode;

  @ApiProperty({ description: 'The same as an English sentence.' })
  text!: string;

  @ApiProperty(OPTIONAL)
  organisation!: string | null;

  @ApiProperty(OPTIONAL)
  cell!: string | null;

  @ApiProperty(OPTIONAL)
  item!: string | null;

  @ApiProperty(OPTIONAL)
  sensor!: string | null;
}

export class PreflightExcludedDto {
  @ApiProperty({ enum: EXCLUDED_CODES })
  code!: ExcludedCode;

  @ApiProperty({ description: 'The same as an English sentence.' })
  text!: string;

  @ApiProperty(OPTIONAL)
  organisation!: string | null;

  @ApiProperty({
    ...COUNT,
    description: 'Channels that let exercises through; null where none does, or it is not told.',
  })
  channels!: number | null;

  @ApiProperty({ ...COUNT, description: 'People whose mail lets exercises through; null likewise.' })
  people!: number | null;
}

export class PreflightDto {
  @ApiProperty({ type: [PreflightProblemDto], description: 'What would go wrong; none where it may begin.' })
  problems!: PreflightProblemDto[];

  @ApiProperty({ type: [PreflightDeliveryDto] })
  deliveries!: PreflightDeliveryDto[];

  @ApiProperty({
    type: [PreflightExcludedDto],
    description: 'What is shut out of the exercise, and what is let out of it.',
  })
  excluded!: PreflightExcludedDto[];
}

export function toProblemDto(problem: Problem): PreflightProblemDto {
  return {
    code: problem.code,
    text: problemText(problem),
    organisation: 'organisation' in problem ? problem.organisation : null,
    cell: 'cell' in problem ? problem.cell : null,
    item: 'item' in problem ? problem.item : null,
    sensor: 'sensor' in problem ? problem.sensor : null,
  };
}

export function toExcludedDto(excluded: Excluded): PreflightExcludedDto {
  return {
    code: excluded.code,
    text: excludedText(excluded),
    organisation: 'organisation' in excluded ? excluded.organisation : null,
    channels: 'channels' in excluded ? excluded.channels : null,
    people: 'people' in excluded ? excluded.people : null,
  };
}
