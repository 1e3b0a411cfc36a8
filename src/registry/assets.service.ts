import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { downstreamOf } from './asset-impact.ts';
import { writeDependencies } from './asset-dependencies.writer.ts';
import type { CreateAssetDto, ReachedAssetDto, UpdateAssetDto } from './asset.dto.ts';
import { Asset } from './asset.entity.ts';
import { type AlsoWritten, type RegistryOwner, RegistryService } from './registry.service.ts';
import { RegistryStore } from './registry.store.ts';
import { ofSitesOf, ownerOfSite, SitesService } from './sites.service.ts';

/** What there is to defend at the sites. */
@Injectable()
export class AssetsService extends RegistryService<Asset> {
  constructor(
    store: RegistryStore,
    private readonly sites: SitesService,
  ) {
    super(store, Asset, { noun: 'asset', id: 'id', order: ['siteId', 'code'], action: 'registry.write' });
  }

  /** @throws DomainError `already_exists`, `unknown_reference`, `depends_on_itself` */
  async create(operator: Operator, asset: CreateAssetDto): Promise<Asset> {
    const { siteId, code, name, kind, criticality, addresses = [] } = asset;
    await this.sites.assertVisible(operator, siteId);
    const row = { id: uuidv7(), siteId, code, name, kind, criticality, addresses, dependsOn: [], neededBy: [] };
    return this.insert(operator, row, needing(asset));
  }

  /** @throws DomainError `asset_not_found`, `unknown_reference`, `depends_on_itself` */
  async update(operator: Operator, id: string, asset: UpdateAssetDto): Promise<Asset> {
    const { name, kind, criticality, addresses } = asset;
    return this.change(operator, id, { name, kind, criticality, addresses }, needing(asset));
  }

  /** Whatever depends on an asset, nearest first. @throws DomainError `asset_not_found` */
  async impact(operator: Operator, id: string): Promise<ReachedAssetDto[]> {
    return this.store.read(operator, async (manager) => {
      const { siteId, code } = await this.find(manager, operator, id);
      const assets = await manager.findBy(Asset, { siteId });
      const known = new Map(assets.map((asset) => [asset.code, asset]));
      const edges = assets.flatMap((asset) =>
        asset.dependsOn.map(({ code: on, kind }) => ({ asset: asset.code, on, kind })),
      );
      return downstreamOf(code, edges).flatMap(({ asset: name, steps, through: { on, kind } }) => {
        const asset = known.get(name);
        if (!asset) return [];
        return { id: asset.id, code: name, name: asset.name, criticality: asset.criticality, steps, through: on, kind };
      });
    });
  }

  protected override ownedBy(query: SelectQueryBuilder<Asset>, nation: string): void {
    ofSitesOf(query, nation);
  }

  protected override ownerOf(manager: EntityManager, row: Asset): Promise<RegistryOwner> {
    return ownerOfSite(manager, row.siteId);
  }
}

/** What an asset depends on is written with it, where it is given. */
function needing({ dependsOn }: UpdateAssetDto): AlsoWritten<Asset> | undefined {
  return dependsOn && { fields: ['dependsOn'], write: (manager, row) => writeDependencies(manager, row, dependsOn) };
}
