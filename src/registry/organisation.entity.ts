import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ORGANISATION_KINDS = ['national_cert', 'port_soc', 'grid_operator', 'authority'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  nation!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: OrganisationKind;
}
