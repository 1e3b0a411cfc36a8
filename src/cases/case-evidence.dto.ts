import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { PageDto } from '../registry/page-query.dto.ts';
import { PartDto, PartMarkingDto } from './marked-part.dto.ts';

export const CUSTODY_ACTIONS = ['added', 'downloaded', 'verified', 'damaged'] as const;
export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

export class AddEvidenceQueryDto extends PartMarkingDto {
  @ApiProperty({ maxLength: 500, description: 'What the file was called. Kept as text for people.' })
  @IsString()
  @Length(1, 500)
  name!: string;
}

export class EvidenceDto extends PartDto {
  @ApiProperty({ description: 'What the sender called it, without what could mislead.' })
  name!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Length of the content.' })
  bytes!: number;

  @ApiProperty({ description: 'Of the content, in hexadecimal.', pattern: '^[0-9a-f]{64}$' })
  sha256!: string;
}

export class EvidencePageDto extends PageDto {
  @ApiProperty({ type: [EvidenceDto] })
  items!: EvidenceDto[];
}

export class CustodianDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** One link of a chain of custody. */
export class CustodyEntryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    enum: CUSTODY_ACTIONS,
    description: '`damaged`: the stored content no longer has the hash it was added with, and was not given out.',
  })
  action!: CustodyAction;

  @ApiProperty({ type: CustodianDto })
  actor!: CustodianDto;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'Of the content as it then was, in hexadecimal.', pattern: '^[0-9a-f]{64}$' })
  sha256!: string;
}

export class CustodyPageDto extends PageDto {
  @ApiProperty({ type: [CustodyEntryDto] })
  items!: CustodyEntryDto[];
}
