import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InjectEngine } from './engine.decorator.ts';
import { CONNECTION_ROLE, type ConnectionRole, wallFault } from './wall-check.ts';

/** Refuses to start on connections that row-level security does not bind. */
@Injectable()
export class WallCheck implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly viewers: DataSource,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  /** @throws Error saying which pool is unbound and why. */
  async onModuleInit(): Promise<void> {
    for (const [pool, name] of [
      [this.viewers, 'breakwater_viewer'],
      [this.engine, 'breakwater_engine'],
    ] as const) {
      const [role] = await pool.query<ConnectionRole[]>(CONNECTION_ROLE);
      const fault = role ? wallFault(name, role) : 'The database does not say who it is talking to';
      if (fault !== undefined) throw new Error(`${fault}; docs/configuration.md tells how to set the roles up`);
    }
  }
}
