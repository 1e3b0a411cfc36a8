import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import { Organisation } from './organisation.entity.ts';
import { unknownReference } from './registry-fault.ts';
import { assertActsFor, type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
import type { CreateSiteDto, UpdateSiteDto } from './site.dto.ts';
import { Site } from './site.entity.ts';

/** The ports, substations and power plants. */
@Injectable()
export class SitesService extends RegistryService<Site> {
  constructor(
    store: RegistryStore,
    private readonly credentials: MachineCredentials,
  ) {
    super(store, Site, { noun: 'site', id: 'id', order: ['code'], action: 'registry.write' });
  }

  /** @throws DomainError `already_exists`, `unknown_reference`, `organisation_of_other_nation`, `other_nation` */
  async create(operator: Operator, site: CreateSiteDto): Promise<Site> {
    assertActsFor(operator, site.nation);
    await this.assertOwner(operator, site.organisationId, site.nation);
    return this.insert(operator, {
      id: uuidv7(),
      code: site.code,
      nation: site.nation,
      organisationId: site.organisationId,
      kind: site.kind,
      name: site.name,
      unlocode: site.unlocode ?? null,
      lat: site.position.lat,
      lon: site.position.lon,
      timezone: site.timezone,
      criticality: site.criticality,
      source: site.source ?? null,
    });
  }

  /** @throws DomainError `site_not_found`, `unknown_reference`, `organisation_of_other_nation` */
  async update(operator: Operator, id: string, site: UpdateSiteDto): Promise<Site> {
    const { nation } = await this.get(operator, id);
    if (site.organisationId !== undefined) await this.assertOwner(operator, site.organisationId, nation);
    const updated = await this.change(operator, id, {
      organisationId: site.organisationId,
      kind: site.kind,
      name: site.name,
      unlocode: site.unlocode,
      lat: site.position?.lat,
      lon: site.position?.lon,
      timezone: site.timezone,
      criticality: site.criticality,
      source: site.source,
    });
    // A sensor's identity carries its site's organisation.
    this.credentials.forget();
    return updated;
  }

  /**
   * The site another row is to belong to.
   * @throws DomainError `unknown_reference` at `siteId` when the operator cannot see it.
   */
  async assertVisible(operator: Operator, siteId: string): Promise<void> {
    const site = await this.store.read(operator, (manager) => manager.findOneBy(Site, { id: siteId }));
    if (!site || (operator.clearance !== 'node' && site.nation !== operator.nation)) throw unknownReference('siteId');
  }

  /** Whoever gives a site to a team acts for that team as well. */
  private async assertOwner(operator: Operator, organisationId: string, nation: string): Promise<void> {
    const organisation = await this.store.read(operator, (manager) =>
      manager.findOneBy(Organisation, { id: organisationId }),
    );
    if (!organisation) throw unknownReference('organisationId');
    if (organisation.nation !== nation) {
      throw new DomainError('invalid', 'organisation_of_other_nation', 'A site belongs to a team of its own nation', {
        field: 'organisationId',
      });
    }
    requireChange(operator, 'registry.write', { realm: operator.realm, nation, organisationId });
  }

  protected override ownedBy(query: SelectQueryBuilder<Site>, nation: string): void {
    query.andWhere('row.nation = :owner', { owner: nation });
  }

  protected override ownerOf(_: EntityManager, { nation, organisationId }: Site): Promise<RegistryOwner> {
    return Promise.resolve({ nation, organisationId });
  }
}

/** Whose what stands at a site is. @throws DomainError `unknown_reference` at `siteId`. */
export async function ownerOfSite(manager: EntityManager, siteId: string): Promise<RegistryOwner> {
  const site = await manager.findOneBy(Site, { id: siteId });
  if (!site) throw unknownReference('siteId');
  return { nation: site.nation, organisationId: site.organisationId };
}

/** Narrows a query on rows that belong to a site to the sites of a nation. */
export function ofSitesOf<Row extends { siteId: string }>(query: SelectQueryBuilder<Row>, nation: string): void {
  query.andWhere('row.siteId IN (SELECT id FROM sites WHERE nation = :owner)', { owner: nation });
}
