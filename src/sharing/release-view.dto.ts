import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import { type Verdict, VERDICTS } from './approval/approval-policy.ts';
import { RecipientDto } from './recipient.dto.ts';
import { RELEASE_STATES, type ReleaseState } from './release-record.ts';

export class ReleaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: RELEASE_STATES })
  state!: ReleaseState;

  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ example: 'KR' })
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ enum: TLP_LABELS, description: 'The strictest marking of what was chosen' })
  tlp!: Tlp;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty()
  onward!: boolean;

  @ApiProperty()
  attributed!: boolean;

  @ApiProperty()
  follow!: boolean;

  @ApiProperty({ type: [RecipientDto] })
  recipients!: RecipientDto[];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As it was asked for' })
  selection!: JsonObject;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As they were asked for' })
  redactions!: JsonObject;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'mode, quorum, seats, deadline' })
  approval!: JsonObject;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Who prepared it: id, name' })
  createdBy!: JsonObject;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ description: 'SHA-256 over all packages, as last approved or published' })
  hash!: string;

  @ApiProperty({ type: 'integer', description: '0 until it is published' })
  version!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;
}

export class ReleasePageDto extends PageDto {
  @ApiProperty({ type: [ReleaseDto] })
  items!: ReleaseDto[];
}

export class ReleaseApprovalDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', description: 'Place among the seats of the approval' })
  seat!: number;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'id, name' })
  actor!: JsonObject;

  @ApiProperty({ enum: VERDICTS })
  verdict!: Verdict;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'Of the packages it was given on; it counts for no others' })
  hash!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class ReleaseReceiptDto {
  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class SharedWithDto {
  @ApiProperty({ format: 'uuid' })
  shareId!: string;

  @ApiProperty({ type: RecipientDto })
  recipient!: RecipientDto;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty()
  hash!: string;

  @ApiProperty({ description: 'The version a recipient reads now' })
  open!: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The share whose holder passed it on' })
  forwardedFrom!: string | null;

  @ApiProperty({ type: [ReleaseReceiptDto] })
  receipts!: ReleaseReceiptDto[];
}

export class ReleaseTallyDto {
  @ApiProperty({ enum: ['approved', 'refused', 'pending'] })
  outcome!: string;

  @ApiProperty({ type: [String], enum: VERDICTS, description: 'By seat; null where it has not spoken' })
  seats!: (Verdict | null)[];
}

export class ReleaseDetailDto extends ReleaseDto {
  @ApiProperty({ type: [ReleaseApprovalDto] })
  approvals!: ReleaseApprovalDto[];

  @ApiProperty({ type: ReleaseTallyDto, description: 'On the packages of `hash`' })
  tally!: ReleaseTallyDto;

  @ApiProperty({ type: [SharedWithDto] })
  shares!: SharedWithDto[];
}

export class WithheldPartDto {
  @ApiProperty({ example: 'note' })
  kind!: string;

  @ApiProperty({ format: 'uuid', description: 'Your own id of it' })
  id!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({
    enum: ['recipient_kind', 'not_in_community', 'link_cap', 'above_release', 'names_withheld_alert'],
  })
  by!: string;
}

export class RedactionEffectDto {
  @ApiProperty({ example: 'round-positions' })
  redaction!: string;

  @ApiProperty({ type: 'integer', description: 'Values changed or removed' })
  values!: number;
}

export class PackagePreviewDto {
  @ApiProperty({ type: RecipientDto })
  recipient!: RecipientDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the recipient gets, to the byte; null for nothing',
  })
  package!: JsonObject | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the package’s canonical JSON (RFC 8785)' })
  hash!: string | null;

  @ApiProperty({ type: [WithheldPartDto], description: 'Chosen, and kept back; for the owner’s side alone' })
  withheld!: WithheldPartDto[];

  @ApiProperty({ type: [RedactionEffectDto], description: 'In the order in which they applied' })
  redactions!: RedactionEffectDto[];
}

export class ReleasePreviewDto {
  @ApiProperty({ format: 'uuid' })
  releaseId!: string;

  @ApiProperty({ enum: RELEASE_STATES })
  state!: ReleaseState;

  @ApiProperty({ description: 'What an approval or the publication is to name' })
  hash!: string;

  @ApiProperty({ type: [PackagePreviewDto], description: 'To an approver of another nation: its own alone' })
  packages!: PackagePreviewDto[];
}

export class PreparedReleaseDto {
  @ApiProperty({ type: ReleaseDto })
  release!: ReleaseDto;

  @ApiProperty({ type: ReleasePreviewDto })
  preview!: ReleasePreviewDto;
}

export class ReleaseListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this case only' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ enum: RELEASE_STATES })
  @IsOptional()
  @IsIn(RELEASE_STATES)
  state?: ReleaseState;
}
