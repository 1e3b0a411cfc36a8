import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { CreateNationDto, UpdateNationDto } from './nation.dto.ts';
import { Nation } from './nation.entity.ts';
import { RegistryService } from './registry.service.ts';

/** The nations. Everyone sees them all; only the node's own operator changes them. */
@Injectable()
export class NationsService extends RegistryService<Nation> {
  constructor(@InjectRepository(Nation) nations: Repository<Nation>) {
    super(nations, { noun: 'nation', id: 'code', order: ['code'] });
  }

  /** @throws DomainError `already_exists` */
  async create(operator: Operator, { code, name }: CreateNationDto): Promise<Nation> {
    assertNode(operator);
    return this.insert({ code, name });
  }

  /** @throws DomainError `nation_not_found`, `already_exists` */
  async update(operator: Operator, code: string, { name }: UpdateNationDto): Promise<Nation> {
    assertNode(operator);
    return this.change(operator, code, { name });
  }

  override async remove(operator: Operator, code: string): Promise<void> {
    assertNode(operator);
    await super.remove(operator, code);
  }

  /** Which nations there are is no secret. */
  protected override ownedBy(): void {}
}

function assertNode(operator: Operator): void {
  if (operator.nation !== null) {
    throw new DomainError('forbidden', 'node_only', 'Only the node’s own operator changes the list of nations');
  }
}
