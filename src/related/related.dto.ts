import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { CASE_STATUSES, type CaseStatus } from '../cases/case-lifecycle.ts';
import { CasePlaceDto } from '../cases/case-view.dto.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import { KEY_KINDS, type KeyKind } from './related-key.ts';

export const RELATED_STATES = ['open', 'accepted', 'dismissed'] as const;
export type RelatedState = (typeof RELATED_STATES)[number];

export class RelatedListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: [...RELATED_STATES, 'all'], default: 'all' })
  @IsOptional()
  @IsIn([...RELATED_STATES, 'all'])
  state?: RelatedState | 'all';
}

export class AcceptRelatedDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 500 })
  @MayBeAbsent()
  @IsLine(500)
  reason?: string;
}

export class DismissRelatedDto {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why not, for whoever comes after.' })
  @IsLine(500)
  reason!: string;
}

export class RelatedCaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'BW-12' })
  displayId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: CASE_STATUSES })
  status!: CaseStatus;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ type: CasePlaceDto })
  site!: CasePlaceDto;

  @ApiProperty({ type: CasePlaceDto })
  organisation!: CasePlaceDto;

  @ApiProperty({ format: 'date-time' })
  firstSeen!: string;

  @ApiProperty({ format: 'date-time' })
  lastSeen!: string;
}

/** A package as its recipient knows it. */
export class RelatedShareDto {
  @ApiProperty({ format: 'uuid', description: 'Read it as `/shared/{id}`.' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Where the package tells it.' })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The nation it is of, where the package tells it.' })
  nation!: string | null;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class RelatedParametersDto {
  @ApiProperty()
  value!: string;

  @ApiProperty({ type: 'integer' })
  holders!: number;

  @ApiProperty({ type: 'integer' })
  most!: number;
}

export class RelatedReasonDto {
  @ApiProperty({ enum: KEY_KINDS.filter((kind) => kind !== 'technique') })
  kind!: KeyKind;

  @ApiProperty({ example: '203.0.113.7' })
  value!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ example: 'related.address', description: 'Keeps its meaning, to say it in another language.' })
  messageKey!: string;

  @ApiProperty({ type: RelatedParametersDto })
  parameters!: RelatedParametersDto;

  @ApiProperty({ type: 'integer', description: 'Cases and packages that have it, of those that all see who see both.' })
  holders!: number;

  @ApiProperty({ type: 'integer', description: 'What more have binds nothing.' })
  most!: number;

  @ApiProperty({ format: 'date-time', description: 'When it was met in `case`.' })
  at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'And on the other side.' })
  otherAt!: string | null;

  @ApiProperty({ type: [String], description: 'Alerts of `case` that show it.' })
  evidence!: string[];

  @ApiProperty({ type: [String], description: 'Alerts of `other` that show it.' })
  otherEvidence!: string[];

  @ApiProperty({ type: [String], description: 'Names, within the package, of what shows it there.' })
  packageEvidence!: string[];
}

export class RelatedPersonDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class RelatedDecisionDto {
  @ApiProperty({ type: RelatedPersonDto })
  by!: RelatedPersonDto;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

/** A case and another, or a package, that have something rare in common. */
export class RelatedDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    enum: RELATED_STATES,
    description: '`open`: proposed. `accepted`: they have to do with each other, and both say so. Nothing is merged.',
  })
  state!: RelatedState;

  @ApiProperty({ type: RelatedCaseDto })
  case!: RelatedCaseDto;

  @ApiProperty({ type: RelatedCaseDto, nullable: true })
  other!: RelatedCaseDto | null;

  @ApiProperty({ type: RelatedShareDto, nullable: true, description: 'What another nation or team released to you.' })
  share!: RelatedShareDto | null;

  @ApiProperty({ type: [RelatedReasonDto], description: 'The rarest first; of those that you see whole.' })
  reasons!: RelatedReasonDto[];

  @ApiProperty({ format: 'date-time' })
  proposedAt!: string;

  @ApiProperty({ type: RelatedDecisionDto, nullable: true })
  decided!: RelatedDecisionDto | null;
}

export class RelatedPageDto extends PageDto {
  @ApiProperty({ type: [RelatedDto] })
  items!: RelatedDto[];
}
