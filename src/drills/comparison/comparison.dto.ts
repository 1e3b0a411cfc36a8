import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { IsCode } from '../../common/field.decorator.ts';

export class SayComparisonDto {
  @ApiProperty({ example: 'PORT', description: 'A cell of your organisation; of your nation where you act for it.' })
  @IsCode()
  cell!: string;

  @ApiProperty({ description: 'Whether nations that say the same may see its score, and you theirs.' })
  @IsBoolean()
  agreed!: boolean;
}

export class ComparedCellDto {
  @ApiProperty()
  cell!: string;

  @ApiProperty()
  agreed!: boolean;

  @ApiProperty({ description: 'Whether you may say so or take it back.' })
  maySay!: boolean;
}

export class ComparisonDto {
  @ApiProperty({ type: [ComparedCellDto], description: 'Cells of your own nation that play; all where you see all.' })
  cells!: ComparedCellDto[];

  @ApiProperty({
    type: [String],
    description: 'Nations whose scores stand beside yours: none until every cell of your nation agreed.',
  })
  nations!: string[];
}
