import { ApiProperty } from '@nestjs/swagger';
import type { JsonObject } from '../common/json.ts';
import { CaseDto } from './case-view.dto.ts';

/** Answer to a decision that correlation has carried out. */
export class DecisionAppliedDto {
  @ApiProperty({ format: 'uuid' })
  decisionId!: string;

  @ApiProperty({ enum: [false] })
  pending!: false;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'What came of it; after a split newCaseId and newNumber name the new case. After an unmerge, newcomers says how many ' +
      'of the alerts that came since went with the case that is restored, and how many stayed.',
  })
  outcome!: JsonObject | null;

  @ApiProperty({ type: CaseDto, description: 'The case decided about, as it is now' })
  case!: CaseDto;
}

/** Answer to a decision that is stored and waits for its turn. */
export class DecisionPendingDto {
  @ApiProperty({ format: 'uuid', description: 'GET /api/v1/decisions/{id} tells what became of it' })
  decisionId!: string;

  @ApiProperty({ enum: [true] })
  pending!: true;
}

export class DeciderDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** A decision about who belongs to a case. */
export class DecisionDto {
  @ApiProperty({ format: 'uuid' })
  decisionId!: string;

  @ApiProperty({ enum: ['link', 'unlink', 'merge', 'split', 'seal', 'unseal', 'open', 'apart', 'unmerge'] })
  kind!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The case decided about; null for an opening that has not made it',
  })
  caseId!: string | null;

  @ApiProperty({ type: DeciderDto })
  actor!: DeciderDto;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ description: 'Correlation has not taken it yet' })
  pending!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Null while pending; `applied` false and `refusal` where what came before left nothing to carry out',
  })
  outcome!: JsonObject | null;
}
