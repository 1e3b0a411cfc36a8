import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('nations')
export class Nation {
  /** ISO 3166-1 alpha-2. */
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;
}
