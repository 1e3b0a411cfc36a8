import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { CreateOrganisationDto, UpdateOrganisationDto } from './organisation.dto.ts';
import { Organisation } from './organisation.entity.ts';
import { assertActsFor, RegistryService } from './registry.service.ts';

/** The teams. */
@Injectable()
export class OrganisationsService extends RegistryService<Organisation> {
  constructor(@InjectRepository(Organisation) organisations: Repository<Organisation>) {
    super(organisations, { noun: 'organisation', id: 'id', order: ['code'] });
  }

  /** @throws DomainError `already_exists`, `unknown_reference`, `other_nation` */
  async create(operator: Operator, { code, nation, name, kind }: CreateOrganisationDto): Promise<Organisation> {
    assertActsFor(operator, nation);
    return this.insert({ id: uuidv7(), code, nation, name, kind });
  }

  /** @throws DomainError `organisation_not_found` */
  async update(operator: Operator, id: string, { name, kind }: UpdateOrganisationDto): Promise<Organisation> {
    return this.change(operator, id, { name, kind });
  }

  protected override ownedBy(query: SelectQueryBuilder<Organisation>, nation: string): void {
    query.andWhere('row.nation = :owner', { owner: nation });
  }
}
