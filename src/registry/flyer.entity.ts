import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ZonePolygon } from './zone-geometry.ts';

export const FLYER_AFFILIATIONS = ['friend', 'neutral', 'hostile'] as const;
export type FlyerAffiliation = (typeof FLYER_AFFILIATIONS)[number];

@Entity('flyers')
export class Flyer {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  nation!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column('text')
  name!: string;

  @Column('text')
  affiliation!: FlyerAffiliation;

  @Column('text', { nullable: true })
  serial!: string | null;

  @Column('text', { nullable: true })
  operator!: string | null;

  @Column('jsonb', { nullable: true })
  area!: ZonePolygon | null;

  @Column('double precision', { name: 'ceiling_m', nullable: true })
  ceilingM!: number | null;

  @Column('timestamptz', { name: 'flies_from', nullable: true })
  from!: Date | null;

  @Column('timestamptz', { name: 'flies_until', nullable: true })
  until!: Date | null;
}
