import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { AssetDto, AssetImpactDto, AssetPageDto, AssetQueryDto, CreateAssetDto, UpdateAssetDto } from './asset.dto.ts';
import type { Asset } from './asset.entity.ts';
import { AssetsService } from './assets.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('registry.read')
@Controller('api/v1/assets')
export class AssetsController {
  constructor(private readonly assets: AssetsService) {}

  @Get()
  @ApiOperation({ summary: 'The assets, by site and code.' })
  @ApiOkResponse({ type: AssetPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: AssetQueryDto): Promise<AssetPageDto> {
    const page = await this.assets.list(operator, query, { siteId: query.site });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One asset.' })
  @ApiById('asset')
  @ApiOkResponse({ type: AssetDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AssetDto> {
    return toDto(await this.assets.get(operator, id));
  }

  @Get(':id/impact')
  @ApiOperation({ summary: 'What depends on an asset, directly or through others of its site.' })
  @ApiById('asset')
  @ApiOkResponse({ type: AssetImpactDto })
  async impact(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AssetImpactDto> {
    return { items: await this.assets.impact(operator, id) };
  }

  @Post()
  @Allows('registry.write')
  @ApiOperation({ summary: 'Enters an asset.' })
  @ApiRefusals('Another asset of the site has this code.')
  @ApiCreatedResponse({ type: AssetDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateAssetDto): Promise<AssetDto> {
    return toDto(await this.assets.create(operator, body));
  }

  @Patch(':id')
  @Allows('registry.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('asset')
  @ApiRefusals('Another asset of the site has this code.')
  @ApiOkResponse({ type: AssetDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateAssetDto,
  ): Promise<AssetDto> {
    return toDto(await this.assets.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('registry.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes an asset, and what was said of its dependencies.' })
  @ApiById('asset')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.assets.remove(operator, id);
  }
}

function toDto(asset: Asset): AssetDto {
  const { id, siteId, code, name, kind, criticality, addresses, dependsOn, neededBy } = asset;
  return { id, siteId, code, name, kind, criticality, addresses, dependsOn, neededBy };
}
