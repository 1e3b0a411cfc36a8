import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';

/** Where the registry's rows are read and written, always on behalf of an operator. */
@Injectable()
export class RegistryStore {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  read<T>(operator: Operator, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.read(operator, work);
  }

  write<T>(operator: Operator, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.transact(operator, work);
  }
}
