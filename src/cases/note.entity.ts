import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Pap, Tlp } from '../access/policy/marking.ts';

/** Row of `notes`: what a person wrote down on a case. Notes are added, never changed. */
@Entity('notes')
export class NoteEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  realm!: string;

  @Column('text')
  nation!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  author!: string;

  /** Markdown. */
  @Column('text')
  body!: string;

  @Column('text')
  tlp!: Tlp;

  @Column('text')
  pap!: Pap;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
