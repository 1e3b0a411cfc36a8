import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ZonePolygon } from './zone-geometry.ts';

export const ZONE_KINDS = ['warning', 'critical'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

@Entity('zones')
export class Zone {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  kind!: ZoneKind;

  @Column('text')
  name!: string;

  @Column('jsonb')
  polygon!: ZonePolygon;

  @Column('double precision', { name: 'ceiling_m', nullable: true })
  ceilingM!: number | null;
}
