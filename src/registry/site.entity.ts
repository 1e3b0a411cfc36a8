import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SITE_KINDS = ['port', 'substation', 'power_plant'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

@Entity('sites')
export class Site {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  nation!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('text')
  kind!: SiteKind;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  unlocode!: string | null;

  @Column('double precision')
  lat!: number;

  @Column('double precision')
  lon!: number;

  @Column('text')
  timezone!: string;

  @Column('smallint')
  criticality!: number;

  @Column('text', { nullable: true })
  source!: string | null;
}
