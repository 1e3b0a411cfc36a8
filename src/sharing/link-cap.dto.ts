import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';

export class SetLinkCapDto {
  @ApiProperty({ enum: TLP_LABELS, description: 'The strictest marking that goes there' })
  @IsIn(TLP_LABELS)
  tlp!: Tlp;
}

export class LinkCapDto extends SetLinkCapDto {
  @ApiProperty({ example: 'SG', description: 'The nation the link leads to' })
  to!: string;

  @ApiProperty({ format: 'date-time' })
  setAt!: string;
}

export class LinkCapListDto {
  @ApiProperty({ type: [LinkCapDto], description: 'Nations that are not listed have no cap of their own' })
  items!: LinkCapDto[];
}
