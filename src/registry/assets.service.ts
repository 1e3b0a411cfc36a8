import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { CreateAssetDto, UpdateAssetDto } from './asset.dto.ts';
import { Asset } from './asset.entity.ts';
import { RegistryService } from './registry.service.ts';
import { ofSitesOf, SitesService } from './sites.service.ts';

/** What there is to defend at the sites. */
@Injectable()
export class AssetsService extends RegistryService<Asset> {
  constructor(
    @InjectRepository(Asset) assets: Repository<Asset>,
    private readonly sites: SitesService,
  ) {
    super(assets, { noun: 'asset', id: 'id', order: ['siteId', 'code'] });
  }

  /** @throws DomainError `already_exists`, `unknown_reference` */
  async create(operator: Operator, asset: CreateAssetDto): Promise<Asset> {
    const { siteId, code, name, kind, criticality, addresses = [] } = asset;
    await this.sites.assertVisible(operator, siteId);
    return this.insert({ id: uuidv7(), siteId, code, name, kind, criticality, addresses });
  }

  /** @throws DomainError `asset_not_found` */
  async update(operator: Operator, id: string, asset: UpdateAssetDto): Promise<Asset> {
    const { name, kind, criticality, addresses } = asset;
    return this.change(operator, id, { name, kind, criticality, addresses });
  }

  protected override ownedBy(query: SelectQueryBuilder<Asset>, nation: string): void {
    ofSitesOf(query, nation);
  }
}
