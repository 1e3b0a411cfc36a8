import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { CreateNationDto, UpdateNationDto } from './nation.dto.ts';
import { Nation } from './nation.entity.ts';
import { type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';

/** The nations. Everyone sees them all; only the node's own operator changes them. */
@Injectable()
export class NationsService extends RegistryService<Nation> {
  constructor(store: RegistryStore) {
    super(store, Nation, { noun: 'nation', id: 'code', order: ['code'], action: 'node.write' });
  }

  /** @throws DomainError `already_exists` */
  async create(operator: Operator, { code, name }: CreateNationDto): Promise<Nation> {
    assertNode(operator);
    return this.insert(operator, { code, name });
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

  protected override ownerOf(_: EntityManager, { code }: Nation): Promise<RegistryOwner> {
    return Promise.resolve({ nation: code, organisationId: NO_ORGANISATION });
  }
}

function assertNode(operator: Operator): void {
  if (operator.clearance !== 'node') {
    throw new DomainError('forbidden', 'node_only', 'Only the node’s own operator changes the list of nations');
  }
}
