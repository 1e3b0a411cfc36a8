import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sensor_keys')
export class SensorKey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'sensor_id' })
  sensorId!: string;

  @Column('text')
  realm!: string;

  /** Never selected: nothing but the guard compares it. */
  @Column('bytea', { name: 'key_hash', select: false })
  keyHash!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
