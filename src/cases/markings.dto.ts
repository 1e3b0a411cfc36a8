import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import { IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { MARKED_KINDS, type MarkedKind } from './marking-change.ts';

export const REQUEST_STATES = ['open', 'confirmed', 'refused', 'lapsed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export class MarkDto {
  @ApiPropertyOptional({ enum: TLP_LABELS, description: 'As it is where absent.' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;

  @ApiPropertyOptional({ enum: PAP_LABELS, description: 'As it is where absent.' })
  @MayBeAbsent()
  @IsIn(PAP_LABELS)
  pap?: Pap;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class MarkingDto {
  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;
}

export class MarkingOutcomeDto {
  @ApiProperty({
    enum: ['unchanged', 'marked', 'requested'],
    description: '`requested`: the marking would be lower, which waits for another person.',
  })
  status!: 'unchanged' | 'marked' | 'requested';

  @ApiProperty({ type: MarkingDto, description: 'The marking as it is now.' })
  marking!: MarkingDto;

  @ApiPropertyOptional({ format: 'uuid', description: 'The request another person decides on.' })
  requestId?: string;
}

export class ConfirmMarkingDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 500 })
  @MayBeAbsent()
  @IsLine(500)
  reason?: string;
}

export class RefuseMarkingDto {
  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class MarkingActorDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class MarkingDecisionDto {
  @ApiProperty({ type: MarkingActorDto })
  by!: MarkingActorDto;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

/** A wish to lower a marking, and what became of it. */
export class MarkingRequestDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: MARKED_KINDS })
  thing!: MarkedKind;

  @ApiProperty({ format: 'uuid' })
  thingId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The case it is, or belongs to.' })
  caseId!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  caseNumber!: number | null;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ type: MarkingDto })
  from!: MarkingDto;

  @ApiProperty({ type: MarkingDto })
  to!: MarkingDto;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: MarkingActorDto })
  by!: MarkingActorDto;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: REQUEST_STATES, description: '`lapsed`: the thing has changed since it was asked for.' })
  state!: RequestState;

  @ApiProperty({ type: MarkingDecisionDto, nullable: true })
  decision!: MarkingDecisionDto | null;
}

export class MarkingRequestPageDto extends PageDto {
  @ApiProperty({ type: [MarkingRequestDto] })
  items!: MarkingRequestDto[];
}

export class MarkingRequestQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: REQUEST_STATES })
  @IsOptional()
  @IsIn(REQUEST_STATES)
  state?: RequestState;
}
