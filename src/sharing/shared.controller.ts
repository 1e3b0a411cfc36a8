import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { isJsonObject, type JsonObject } from '../common/json.ts';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../registry/registry-field.decorator.ts';
import { toNamed } from './recipient.dto.ts';
import { ForwardShareDto, ShareDetailDto, type ShareDto, SharePageDto } from './shared.dto.ts';
import { SharedReader, type ShareRow } from './shared.reader.ts';
import { SharedService } from './shared.service.ts';

/** What others released to us. */
@ApiTags('shared')
@ForOperators('share.read')
@Controller('api/v1/shared')
export class SharedController {
  constructor(
    private readonly reader: SharedReader,
    private readonly shared: SharedService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists what was released to you, your organisation or your nation, newest first' })
  @ApiOkResponse({ type: SharePageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: PageQueryDto): Promise<SharePageDto> {
    const { items, next } = await this.reader.list(operator, query);
    return { items: items.map(shareView), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Shows a package; not there once it is recalled or has expired' })
  @ApiById('package')
  @ApiOkResponse({ type: ShareDetailDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ShareDetailDto> {
    const row = await this.reader.one(operator, id);
    return Object.assign(shareView(row), { package: JSON.parse(row.body) as JsonObject });
  }

  @Post(':id/receipts')
  @Allows('share.acknowledge')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({ summary: 'Says that this version arrived, once for your organisation' })
  @ApiById('package')
  async acknowledge(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.shared.acknowledge(operator, id);
  }

  @Post(':id/forward')
  @Allows('release.grant')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({ summary: 'Passes a package on as it is, where its owner and its marking let it' })
  @ApiById('package')
  @ApiForbiddenResponse({ description: 'Refused: not_onward, beyond_marking', type: ErrorBodyDto })
  @ApiRefusals('Refused: already_has_it')
  async forward(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { recipients }: ForwardShareDto,
  ): Promise<void> {
    const named = recipients.map((recipient, index) => toNamed(recipient, `recipients.${index}`));
    await this.shared.forward(operator, id, named);
  }
}

function shareView(row: ShareRow): ShareDto {
  const { purpose, from } = JSON.parse(row.body) as JsonObject;
  return {
    id: row.share_id,
    version: row.version,
    tlp: row.tlp,
    as: row.kind,
    purpose: typeof purpose === 'string' ? purpose : '',
    from: from !== undefined && isJsonObject(from) ? from : null,
    onward: row.onward,
    forwarded: row.forwarded_from !== null,
    receivedAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    hash: row.hash,
  };
}
