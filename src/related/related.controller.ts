import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CaseParam } from '../cases/case-reference.decorator.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { CasesReader } from '../cases/cases.reader.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { AcceptRelatedDto, DismissRelatedDto, RelatedDto, RelatedListQueryDto, RelatedPageDto } from './related.dto.ts';
import { RelatedReader } from './related.reader.ts';
import { RelatedService } from './related.service.ts';

/** Cases of different sites, and what others released to us, that have something rare in common. */
@ApiTags('related')
@ForOperators('case.read')
@Controller('api/v1')
export class RelatedController {
  constructor(
    private readonly cases: CasesReader,
    private readonly reader: RelatedReader,
    private readonly related: RelatedService,
  ) {}

  @Get('related')
  @ApiOperation({ summary: 'What is proposed as belonging together, newest first, of what you see both sides of' })
  @ApiInvalid()
  @ApiOkResponse({ type: RelatedPageDto })
  list(@CurrentOperator() operator: Operator, @Query() query: RelatedListQueryDto): Promise<RelatedPageDto> {
    const { state, ...page } = query;
    return this.reader.list(operator, { state }, page);
  }

  @Get('cases/:id/related')
  @ApiOperation({ summary: 'What a case is proposed to belong together with, told from its side' })
  @ApiParam({ name: 'id', description: 'Id or number of the case' })
  @ApiNotFoundResponse({ description: 'No such case.', type: ErrorBodyDto })
  @ApiInvalid()
  @ApiOkResponse({ type: RelatedPageDto })
  async ofCase(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: RelatedListQueryDto,
  ): Promise<RelatedPageDto> {
    const caseId = await this.cases.identify(operator, reference);
    const { state, ...page } = query;
    return this.reader.list(operator, { caseId, state }, page);
  }

  @Post('related/:id/accept')
  @HttpCode(200)
  @Allows('case.decide')
  @ApiOperation({
    summary: 'Says that the two have to do with each other; both show it from then on, and nothing is merged',
  })
  @ApiById('proposal')
  @ApiRefusals('Refused: already_decided')
  @ApiOkResponse({ type: RelatedDto })
  accept(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: AcceptRelatedDto,
  ): Promise<RelatedDto> {
    return this.related.accept(operator, id, reason);
  }

  @Post('related/:id/dismiss')
  @HttpCode(200)
  @Allows('case.decide')
  @ApiOperation({ summary: 'Says that they have not; the two are not proposed again' })
  @ApiById('proposal')
  @ApiRefusals('Refused: already_decided')
  @ApiOkResponse({ type: RelatedDto })
  dismiss(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: DismissRelatedDto,
  ): Promise<RelatedDto> {
    return this.related.dismiss(operator, id, reason);
  }
}
