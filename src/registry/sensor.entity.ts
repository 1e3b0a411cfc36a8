import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SENSOR_KINDS = [
  'suricata',
  'wazuh',
  'aminer',
  'native',
  'idmefv2',
  'remote-id',
  'sapient',
  'human',
  'readsb',
  'ais',
] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

@Entity('sensors')
export class Sensor {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  kind!: SensorKind;

  @Column('text')
  name!: string;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('double precision', { nullable: true })
  alt!: number | null;

  @Column('integer', { name: 'expected_interval_seconds', nullable: true })
  expectedIntervalSeconds!: number | null;

  @Column('integer', { name: 'clock_behind_seconds' })
  clockBehindSeconds!: number;

  @Column('integer', { name: 'clock_ahead_seconds' })
  clockAheadSeconds!: number;

  @Column('boolean')
  enabled!: boolean;
}
