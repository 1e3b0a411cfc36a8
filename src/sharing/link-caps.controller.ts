import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiInvalid, NationParam } from '../registry/registry-field.decorator.ts';
import { LinkCapListDto, SetLinkCapDto } from './link-cap.dto.ts';
import { LinkCapsService } from './link-caps.service.ts';

/** How strictly marked what goes to each nation may be. */
@ApiTags('releases')
@ForOperators('release.read')
@Controller('api/v1/link-caps')
export class LinkCapsController {
  constructor(private readonly caps: LinkCapsService) {}

  @Get()
  @ApiOperation({ summary: 'Lists the caps your nation has set on its links' })
  @ApiOkResponse({ type: LinkCapListDto })
  async list(@CurrentOperator() operator: Operator): Promise<LinkCapListDto> {
    const caps = await this.caps.list(operator);
    return { items: caps.map(({ to, tlp, setAt }) => ({ to, tlp, setAt: setAt.toISOString() })) };
  }

  @Put(':nation')
  @Allows('release.grant')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({ summary: 'Caps what goes to a nation; for liaisons of your national CERT' })
  @ApiParam({ name: 'nation', example: 'SG' })
  @ApiInvalid()
  async set(
    @CurrentOperator() operator: Operator,
    @NationParam('nation') nation: string,
    @Body() { tlp }: SetLinkCapDto,
  ): Promise<void> {
    await this.caps.set(operator, nation, tlp);
  }

  @Delete(':nation')
  @Allows('release.grant')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({ summary: 'Takes the cap on a link away' })
  @ApiParam({ name: 'nation', example: 'SG' })
  @ApiInvalid()
  async clear(@CurrentOperator() operator: Operator, @NationParam('nation') nation: string): Promise<void> {
    await this.caps.set(operator, nation, null);
  }
}
