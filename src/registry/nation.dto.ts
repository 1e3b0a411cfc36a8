import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { PageDto } from './page-query.dto.ts';
import { IsLine, IsNationCode } from './registry-field.decorator.ts';

export class CreateNationDto {
  @ApiProperty({ description: 'ISO 3166-1 alpha-2.', pattern: '^[A-Z]{2}$', example: 'SG' })
  @IsNationCode()
  code!: string;

  @ApiProperty({ maxLength: 200, example: 'Singapore' })
  @IsLine(200)
  name!: string;
}

export class UpdateNationDto extends PartialType(OmitType(CreateNationDto, ['code']), { skipNullProperties: false }) {}

export class NationDto extends CreateNationDto {}

export class NationPageDto extends PageDto {
  @ApiProperty({ type: [NationDto] })
  items!: NationDto[];
}
