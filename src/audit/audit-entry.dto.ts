import { ApiProperty } from '@nestjs/swagger';
import type { JsonObject } from '../common/json.ts';
import { PageDto } from '../common/page.dto.ts';
import type { ChainedEntry } from './proof/audit-entry.ts';
import type { SignedHead } from './proof/verify-trail.ts';

export class AuditActorDto {
  @ApiProperty({ example: 'person:0198a000-0000-7000-8000-000000000001' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class AuditOriginDto {
  @ApiProperty({ type: String, nullable: true, description: 'IP address of the peer.' })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What proved who asked: `session:…`, `token:…`, `node`.' })
  credential!: string | null;
}

/** One entry of the audit trail, as it was hashed. */
export class AuditEntryDto implements ChainedEntry {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Counts all entries of the node, so there are gaps here.' })
  index!: number;

  @ApiProperty({ description: '`live`, an exercise run, or `access`.', example: 'access' })
  realm!: string;

  @ApiProperty({ type: 'integer', description: 'Number of the journal entry it was written from.' })
  seq!: number;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ example: 'data.shown' })
  type!: string;

  @ApiProperty({ description: 'When it happened; UTC, to the microsecond.', example: '2026-11-23T08:00:00.000000Z' })
  at!: string;

  @ApiProperty({ description: 'When the journal recorded it; UTC, to the microsecond.' })
  recordedAt!: string;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ type: AuditActorDto })
  actor!: AuditActorDto;

  @ApiProperty({ type: AuditOriginDto, nullable: true })
  origin!: AuditOriginDto | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Ids of what was changed, or shown.' })
  objects!: string[];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was done, without content.' })
  details!: JsonObject;

  @ApiProperty({ description: 'SHA-256 of the whole journal row, in hex.' })
  journalHash!: string;

  @ApiProperty({ description: 'Hash of the entry before, in hex.' })
  prevHash!: string;

  @ApiProperty({ description: 'SHA-256 over a zero byte and the canonical JSON of all the above, in hex.' })
  hash!: string;
}

export class AuditPageDto extends PageDto {
  @ApiProperty({ type: [AuditEntryDto] })
  items!: AuditEntryDto[];

  @ApiProperty({ description: 'Whether entries of every organisation are shown, or of the own one only.' })
  whole!: boolean;
}

export class AuditHeadDto implements SignedHead {
  @ApiProperty({ type: 'integer', minimum: 1 })
  number!: number;

  @ApiProperty({ type: 'integer', description: 'Entries it vouches for.' })
  size!: number;

  @ApiProperty({ description: 'Root of their Merkle tree (RFC 6962), in hex.' })
  root!: string;

  @ApiProperty({ format: 'date-time' })
  signedAt!: string;

  @ApiProperty({ description: 'The signed checkpoint (C2SP tlog-checkpoint): keep this elsewhere.' })
  note!: string;
}

export class AuditHeadPageDto extends PageDto {
  @ApiProperty({ type: [AuditHeadDto] })
  items!: AuditHeadDto[];
}

export class LatestHeadDto extends AuditHeadDto {
  @ApiProperty({ description: 'The key it is signed with, as verifiers of C2SP signed notes take it.' })
  publicKey!: string;
}
