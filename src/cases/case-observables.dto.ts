import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { ENTITY_TYPES, type EntityRef, type EntityType } from '../intake/alert.ts';
import { PageDto } from '../registry/page-query.dto.ts';
import { IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { IsMarkdown } from './markdown.decorator.ts';
import { IsExpectedVersion, MayBeNull, PartDto, PartMarkingDto } from './marked-part.dto.ts';

const ROLES = ['source', 'target', 'subject'] as const;

export class AddObservableDto extends PartMarkingDto {
  @ApiProperty({ enum: ENTITY_TYPES })
  @IsIn(ENTITY_TYPES)
  type!: EntityType;

  @ApiProperty({ maxLength: 512, example: '203.0.113.9' })
  @IsLine(512)
  value!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Markdown, up to 4 kB as UTF-8.' })
  @MayBeNull()
  @IsMarkdown(4_000)
  note?: string | null;

  @ApiPropertyOptional({ enum: ROLES, default: 'subject', description: 'Its part in what happened.' })
  @MayBeAbsent()
  @IsIn(ROLES)
  role?: EntityRef['role'];

  @ApiPropertyOptional({ default: false, description: 'Whether it is an indicator of compromise.' })
  @MayBeAbsent()
  @IsBoolean()
  isIoc?: boolean;
}

export class ChangeObservableDto extends PartialType(PickType(AddObservableDto, ['note', 'role', 'isIoc']), {
  skipNullProperties: false,
}) {
  @IsExpectedVersion()
  expectedVersion?: number;
}

export class ObservableDto extends PartDto {
  @ApiProperty({ enum: ENTITY_TYPES })
  type!: EntityType;

  @ApiProperty()
  value!: string;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ enum: ROLES })
  role!: EntityRef['role'];

  @ApiProperty()
  isIoc!: boolean;
}

export class ObservablePageDto extends PageDto {
  @ApiProperty({ type: [ObservableDto] })
  items!: ObservableDto[];
}
