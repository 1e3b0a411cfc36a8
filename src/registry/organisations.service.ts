import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { CreateOrganisationDto, UpdateOrganisationDto } from './organisation.dto.ts';
import { Organisation } from './organisation.entity.ts';
import { assertActsFor, type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';

/** The teams. Everyone sees them all; only the node's own operator changes the list. */
@Injectable()
export class OrganisationsService extends RegistryService<Organisation> {
  constructor(store: RegistryStore) {
    super(store, Organisation, { noun: 'organisation', id: 'id', order: ['code'], action: 'node.write' });
  }

  /** @throws DomainError `already_exists`, `unknown_reference`, `other_nation` */
  async create(operator: Operator, { code, nation, name, kind }: CreateOrganisationDto): Promise<Organisation> {
    assertActsFor(operator, nation);
    return this.insert(operator, { id: uuidv7(), code, nation, name, kind });
  }

  /** @throws DomainError `organisation_not_found` */
  async update(operator: Operator, id: string, { name, kind }: UpdateOrganisationDto): Promise<Organisation> {
    return this.change(operator, id, { name, kind });
  }

  /** Whom one can share with is no secret. */
  protected override ownedBy(): void {}

  protected override ownerOf(_: EntityManager, { id, nation }: Organisation): Promise<RegistryOwner> {
    return Promise.resolve({ nation, organisationId: id });
  }
}
