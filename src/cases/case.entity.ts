import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../common/json.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import type { CaseStatus, CloseReason } from './case-lifecycle.ts';

/** PostgreSQL hands out bigint as text; counts and numbers of cases stay far below 2^53. */
const bigint = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** Row of `cases`. Members are `alert_links` whose `group_id` is the case's id. */
@Entity('cases')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  realm!: string;

  @Column('bigint', { transformer: bigint })
  number!: number;

  @Column('text')
  nation!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  title!: string;

  @Column('text', { name: 'title_source', default: 'engine' })
  titleSource!: 'engine' | 'person';

  @Column('text', { default: 'new' })
  status!: CaseStatus;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason!: CloseReason | null;

  @Column('smallint')
  severity!: number;

  @Column('text', { name: 'severity_source', default: 'engine' })
  severitySource!: 'engine' | 'person';

  @Column('smallint')
  priority!: number;

  @Column('jsonb')
  factors!: { text: string; points: number }[];

  @Column('jsonb')
  facts!: JsonObject;

  @Column('text', { nullable: true })
  assignee!: string | null;

  @Column('text')
  tlp!: Tlp;

  @Column('text')
  pap!: Pap;

  @Column('timestamptz', { name: 'first_seen' })
  firstSeen!: Date;

  @Column('timestamptz', { name: 'last_seen' })
  lastSeen!: Date;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt!: Date | null;

  @Column('text', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy!: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  /** Null while open, and for cases closed before it was kept. */
  @Column('text', { name: 'closed_by', nullable: true })
  closedBy!: string | null;

  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('bigint', { name: 'alert_count', default: 0, transformer: bigint })
  alertCount!: number;

  @Column('bigint', { default: 1, transformer: bigint })
  version!: number;
}
