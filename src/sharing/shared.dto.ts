import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';
import { PageDto } from '../registry/page-query.dto.ts';
import { NamedRecipientDto, RECIPIENT_KINDS } from './recipient.dto.ts';

export class ShareDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: RECIPIENT_KINDS, description: 'As what you receive it' })
  as!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'nation, organisation; null where its owner does not say',
  })
  from!: JsonObject | null;

  @ApiProperty({ description: 'Whether you may pass it on' })
  onward!: boolean;

  @ApiProperty({ description: 'It came by another recipient' })
  forwarded!: boolean;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'By your organisation' })
  acknowledgedAt!: string | null;

  @ApiProperty({ description: 'SHA-256 of the package’s canonical JSON (RFC 8785)' })
  hash!: string;
}

export class SharePageDto extends PageDto {
  @ApiProperty({ type: [ShareDto] })
  items!: ShareDto[];
}

export class ShareDetailDto extends ShareDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'All there is to know; see docs/sharing.md' })
  package!: JsonObject;
}

export class ForwardShareDto {
  @ApiProperty({ type: [NamedRecipientDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NamedRecipientDto)
  recipients!: NamedRecipientDto[];
}
