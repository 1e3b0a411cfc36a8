import { ApiProperty } from '@nestjs/swagger';
import { type Channel, CHANNELS } from './template/template.ts';

const SIM = { type: 'integer', description: 'Milliseconds of exercise time since STARTEX.' } as const;

export class InboxItemDto {
  @ApiProperty()
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty({ description: 'Who says so within the story.' })
  from!: string;

  @ApiProperty({ format: 'date-time' })
  deliveredAt!: string;

  @ApiProperty({ ...SIM })
  deliveredSimMs!: number;
}

export class InboxDto {
  @ApiProperty({ type: [InboxItemDto], description: 'Newest first.' })
  items!: InboxItemDto[];
}

export class ObservationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['strength', 'improvement', 'issue', 'safety'] })
  kind!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  cell!: string | null;

  @ApiProperty({ type: String, nullable: true })
  item!: string | null;

  @ApiProperty({ type: String, nullable: true })
  objective!: string | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty(SIM)
  simMs!: number;

  @ApiProperty({ description: 'Name of who noted it.' })
  by!: string;
}

export class ObservationListDto {
  @ApiProperty({ type: [ObservationDto], description: 'Oldest first.' })
  items!: ObservationDto[];
}

export class CreatedRunDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  realm!: string;
}
