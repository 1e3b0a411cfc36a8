import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { type DependencyEnd, endsQuery } from './asset-dependency.ts';

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

  @VirtualColumn('jsonb', { query: (alias) => endsQuery(alias, 'dependsOn') })
  dependsOn!: DependencyEnd[];

  @VirtualColumn('jsonb', { query: (alias) => endsQuery(alias, 'neededBy') })
  neededBy!: DependencyEnd[];
}
