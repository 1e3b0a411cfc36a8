import { ApiProperty } from '@nestjs/swagger';
import { SENSOR_STATES, type SensorState } from './sensor-state.ts';

export class WatchedNameDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class WatchedSiteDto extends WatchedNameDto {
  @ApiProperty({ example: 'KRPUS' })
  code!: string;

  @ApiProperty({ example: 'Asia/Seoul' })
  timezone!: string;
}

export class WatchedSensorDto extends WatchedNameDto {
  @ApiProperty({ example: 'krpus-suricata' })
  code!: string;

  @ApiProperty({ description: 'Its kind, which says what it writes.', example: 'suricata' })
  format!: string;

  @ApiProperty({ type: WatchedSiteDto })
  site!: WatchedSiteDto;

  @ApiProperty({ type: WatchedNameDto })
  organisation!: WatchedNameDto;

  @ApiProperty({ example: 'KR' })
  nation!: string;
}

const OWN = 'Null where the sensor is another organisation’s.';

/** How a sensor does. Whoever is not of its organisation is told whether it is heard, and nothing more. */
export class SensorWatchItemDto {
  @ApiProperty({ type: WatchedSensorDto })
  sensor!: WatchedSensorDto;

  @ApiProperty({
    enum: SENSOR_STATES,
    description: 'Of another organisation’s sensor: `ok` where it is heard, else `silent`, `unknown` or `disabled`.',
  })
  state!: SensorState;

  @ApiProperty({ type: Boolean, description: 'Whether it is yours to know more than the state.' })
  own!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: `Null where never. ${OWN}` })
  lastHeardAt!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: `Null where nobody knows when to expect it. ${OWN}` })
  expectedIntervalSeconds!: number | null;

  @ApiProperty({
    enum: ['declared', 'learned'],
    nullable: true,
    type: String,
    description: 'Whether the registry says so, or what it does by itself.',
  })
  expectedFrom!: 'declared' | 'learned' | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: `How far its clock is ahead; negative where it is behind. Null where no alert told. ${OWN}`,
  })
  skewSeconds!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: `Messages that its numbering says did not come in the last 24 hours. ${OWN}`,
  })
  missing!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: OWN })
  rejected24h!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: OWN })
  duplicates24h!: number | null;

  @ApiProperty({
    type: [Number],
    nullable: true,
    description: `Alerts taken in, in each of the last 96 quarters of an hour, oldest first; the last one goes on. ${OWN}`,
  })
  strip!: number[] | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'When the last of its own keys runs out. Null where one never does, it has none, or you may not manage keys.',
  })
  keyExpiresAt!: string | null;
}

export class SensorWatchDto {
  @ApiProperty({ type: [SensorWatchItemDto] })
  items!: SensorWatchItemDto[];

  @ApiProperty({ format: 'date-time' })
  asOf!: string;
}

export class TestEventDto {
  @ApiProperty({ format: 'uuid', description: 'The alert it became.' })
  alertId!: string;
}
