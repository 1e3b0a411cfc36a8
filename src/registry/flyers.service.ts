import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { CreateFlyerDto, UpdateFlyerDto } from './flyer.dto.ts';
import { Flyer } from './flyer.entity.ts';
import { OrganisationsService } from './organisations.service.ts';
import { type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
import { ownerOfSite, SitesService } from './sites.service.ts';
import { readPolygon, type ZonePolygon } from './zone-geometry.ts';

/** Whom the sites know in the air: their cooperative list. */
@Injectable()
export class FlyersService extends RegistryService<Flyer> {
  constructor(
    store: RegistryStore,
    private readonly sites: SitesService,
    private readonly organisations: OrganisationsService,
  ) {
    super(store, Flyer, { noun: 'flyer', id: 'id', order: ['name', 'id'], action: 'airspace.write' });
  }

  /** @throws DomainError `unknown_reference`, `flyer_unknown_by`, `flyer_times`, or a fault of the area at its place. */
  async create(operator: Operator, flyer: CreateFlyerDto): Promise<Flyer> {
    const owner = await this.ownerFor(operator, flyer);
    const row: Flyer = {
      id: uuidv7(),
      ...owner,
      siteId: flyer.siteId ?? null,
      name: flyer.name,
      affiliation: flyer.affiliation,
      serial: mark(flyer.serial) ?? null,
      operator: mark(flyer.operator) ?? null,
      area: areaOf(flyer.area) ?? null,
      ceilingM: flyer.ceilingM ?? null,
      from: instant(flyer.from) ?? null,
      until: instant(flyer.until) ?? null,
    };
    assertKnowable(row);
    return this.insert(operator, row);
  }

  /** @throws DomainError `flyer_not_found`, `flyer_unknown_by`, `flyer_times`, or a fault of the area at its place. */
  async update(operator: Operator, id: string, flyer: UpdateFlyerDto): Promise<Flyer> {
    const changes: Partial<Flyer> = {
      name: flyer.name,
      affiliation: flyer.affiliation,
      serial: mark(flyer.serial),
      operator: mark(flyer.operator),
      area: areaOf(flyer.area),
      ceilingM: flyer.ceilingM,
      from: instant(flyer.from),
      until: instant(flyer.until),
    };
    const known = await this.get(operator, id);
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    assertKnowable(Object.assign({}, known, named));
    return this.change(operator, id, changes);
  }

  private async ownerFor(operator: Operator, { siteId, organisationId }: CreateFlyerDto): Promise<RegistryOwner> {
    if (siteId !== undefined) {
      await this.sites.assertVisible(operator, siteId);
      return this.store.read(operator, (manager) => ownerOfSite(manager, siteId));
    }
    if (organisationId === undefined) {
      throw new DomainError('invalid', 'flyer_of_nobody', 'A site or an organisation must be given', {
        field: 'siteId',
      });
    }
    const { nation } = await this.organisations.get(operator, organisationId);
    return { nation, organisationId };
  }

  protected override ownedBy(query: SelectQueryBuilder<Flyer>, nation: string): void {
    query.andWhere('row.nation = :owner', { owner: nation });
  }

  protected override ownerOf(_: EntityManager, { nation, organisationId }: Flyer): Promise<RegistryOwner> {
    return Promise.resolve({ nation, organisationId });
  }
}

/** As entity keys have it, so that the two compare. */
function mark(value: string | null | undefined): string | null | undefined {
  return value?.toUpperCase() ?? value;
}

function instant(value: string | null | undefined): Date | null | undefined {
  return typeof value === 'string' ? new Date(value) : value;
}

function areaOf(value: object | null | undefined): ZonePolygon | null | undefined {
  if (value === null || value === undefined) return value;
  const read = readPolygon(value);
  if ('polygon' in read) return read.polygon;
  const { code, reason, path } = read.fault;
  throw new DomainError('invalid', code, reason, { field: `area${path}` });
}

function assertKnowable({ serial, operator, area, from, until }: Flyer): void {
  if (serial === null && operator === null && (area === null || from === null || until === null)) {
    const reason = 'A flyer is known by a serial number, an operator id, or an area with a beginning and an end';
    throw new DomainError('invalid', 'flyer_unknown_by', reason, { field: 'serial' });
  }
  if (from && until && until <= from) {
    throw new DomainError('invalid', 'flyer_times', 'until must be later than from', { field: 'until' });
  }
}
