import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ItemResultDto {
  @ApiProperty({ description: 'Position of the item in the body, from 0.' })
  index!: number;

  @ApiProperty({ enum: ['accepted', 'duplicate', 'rejected'] })
  status!: 'accepted' | 'duplicate' | 'rejected';

  @ApiPropertyOptional({ format: 'uuid', description: 'The alert; of a duplicate, the one that came first.' })
  id?: string;

  @ApiPropertyOptional({ description: 'Why it was rejected, for programs.', example: 'missing_field' })
  code?: string;

  @ApiPropertyOptional({ description: 'The field at fault, as the sender names it.', example: 'entities[0].value' })
  field?: string;

  @ApiPropertyOptional({ description: 'Why it was rejected, for people.' })
  reason?: string;
}

export class IntakeAnswerDto {
  @ApiProperty()
  accepted!: number;

  @ApiProperty({ description: 'Sent before; nothing new was stored.' })
  duplicates!: number;

  @ApiProperty()
  rejected!: number;

  @ApiProperty({ type: [ItemResultDto], description: 'One per item, in the order of the body.' })
  results!: ItemResultDto[];
}

/** What a message by the IDMEFv2 transport is answered with. */
export class StoredMessageDto {
  @ApiProperty({ enum: ['accepted', 'duplicate'] })
  status!: 'accepted' | 'duplicate';

  @ApiProperty({ format: 'uuid', description: 'The alert; of a duplicate, the one that came first.' })
  id!: string;
}
