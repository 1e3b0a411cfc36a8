import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assets')
export class Asset {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: string;

  @Column('smallint')
  criticality!: number;

  @Column('text', { array: true })
  addresses!: string[];
}
