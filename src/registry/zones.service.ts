import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
import { ofSitesOf, ownerOfSite, SitesService } from './sites.service.ts';
import type { CreateZoneDto, UpdateZoneDto } from './zone.dto.ts';
import { Zone } from './zone.entity.ts';
import { readPolygon, type ZonePolygon } from './zone-geometry.ts';

/** The airspace around the sites that must stay clear. */
@Injectable()
export class ZonesService extends RegistryService<Zone> {
  constructor(
    store: RegistryStore,
    private readonly sites: SitesService,
  ) {
    super(store, Zone, { noun: 'zone', id: 'id', order: ['siteId', 'name'], action: 'registry.write' });
  }

  /** @throws DomainError `already_exists`, `unknown_reference`, or a fault of the polygon at its place. */
  async create(operator: Operator, { siteId, kind, name, polygon, ceilingM }: CreateZoneDto): Promise<Zone> {
    const checked = checkedPolygon(polygon);
    await this.sites.assertVisible(operator, siteId);
    return this.insert(operator, { id: uuidv7(), siteId, kind, name, polygon: checked, ceilingM: ceilingM ?? null });
  }

  /** @throws DomainError `zone_not_found`, `already_exists`, or a fault of the polygon at its place. */
  async update(operator: Operator, id: string, { kind, name, polygon, ceilingM }: UpdateZoneDto): Promise<Zone> {
    const checked = polygon === undefined ? undefined : checkedPolygon(polygon);
    return this.change(operator, id, { kind, name, polygon: checked, ceilingM });
  }

  protected override ownedBy(query: SelectQueryBuilder<Zone>, nation: string): void {
    ofSitesOf(query, nation);
  }

  protected override ownerOf(manager: EntityManager, row: Zone): Promise<RegistryOwner> {
    return ownerOfSite(manager, row.siteId);
  }
}

function checkedPolygon(value: object): ZonePolygon {
  const read = readPolygon(value);
  if ('polygon' in read) return read.polygon;
  const { code, reason, path } = read.fault;
  throw new DomainError('invalid', code, reason, { field: `polygon${path}` });
}
