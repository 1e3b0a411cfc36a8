import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { PageQueryDto } from '../../registry/page-query.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../../registry/registry-field.decorator.ts';
import {
  MatchAgreementDto,
  MatchAgreementListDto,
  MatchPageDto,
  ProposeAgreementDto,
  SubmitIndicatorsDto,
} from './match.dto.ts';
import { MatchAgreementsService } from './match-agreements.service.ts';
import { MatchSubmissionsService } from './match-submissions.service.ts';
import { type AgreementRow, MatchesReader, partnerOf } from './matches.reader.ts';

/** Learning that a partner nation holds the same indicator, without either showing it. */
@ApiTags('matches')
@ForOperators('match.use')
@Controller('api/v1/matches')
export class MatchesController {
  constructor(
    private readonly reader: MatchesReader,
    private readonly agreements: MatchAgreementsService,
    private readonly submissions: MatchSubmissionsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists indicators of your organisation that a partner holds too, newest first' })
  @ApiOkResponse({ type: MatchPageDto })
  async matches(@CurrentOperator() operator: Operator, @Query() query: PageQueryDto): Promise<MatchPageDto> {
    const { items, next } = await this.reader.matches(operator, query);
    return {
      items: items.map((row) => ({
        id: row.id,
        agreementId: row.agreement_id,
        partner: partnerOf(row, operator.nation ?? ''),
        type: row.type,
        value: row.value,
        foundAt: row.found_at.toISOString(),
      })),
      next,
    };
  }

  @Get('agreements')
  @ApiOperation({ summary: 'Lists your nation’s agreements and proposals, newest first' })
  @ApiOkResponse({ type: MatchAgreementListDto })
  async list(@CurrentOperator() operator: Operator): Promise<MatchAgreementListDto> {
    return { items: (await this.reader.agreements(operator)).map(agreementView) };
  }

  @Post('agreements')
  @HttpCode(201)
  @ApiOperation({ summary: 'Proposes to compare indicators; for liaisons of your national CERT' })
  @ApiRefusals('Refused: agreement_stands')
  @ApiCreatedResponse({ type: MatchAgreementDto })
  async propose(
    @CurrentOperator() operator: Operator,
    @Body() { partner }: ProposeAgreementDto,
  ): Promise<MatchAgreementDto> {
    const id = await this.agreements.propose(operator, partner);
    return agreementView(await this.reader.agreement(operator, id));
  }

  @Post('agreements/:id/consent')
  @HttpCode(200)
  @ApiOperation({ summary: 'Consents to a proposal; for liaisons of your national CERT' })
  @ApiById('agreement')
  @ApiConflictResponse({ description: 'Refused: not_proposed_to_you', type: ErrorBodyDto })
  @ApiOkResponse({ type: MatchAgreementDto })
  async consent(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<MatchAgreementDto> {
    await this.agreements.consent(operator, id);
    return agreementView(await this.reader.agreement(operator, id));
  }

  @Post('agreements/:id/revoke')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends an agreement or a proposal and destroys its key and what was compared under it' })
  @ApiById('agreement')
  @ApiConflictResponse({ description: 'Refused: agreement_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: MatchAgreementDto })
  async revoke(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<MatchAgreementDto> {
    await this.agreements.revoke(operator, id);
    return agreementView(await this.reader.agreement(operator, id));
  }

  @Post('agreements/:id/indicators')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({
    summary: 'Adds indicators to compare, each of an alert or an observable you see',
    description: 'Up to 500 at once, 1,000 a day and 20,000 in all for a nation under one agreement.',
  })
  @ApiById('agreement')
  @ApiRefusals('Refused: not_agreed')
  @ApiTooManyRequestsResponse({ description: 'Refused: too_many_indicators', type: ErrorBodyDto })
  async submit(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { indicators }: SubmitIndicatorsDto,
  ): Promise<void> {
    await this.submissions.submit(operator, id, indicators);
  }
}

function agreementView(row: AgreementRow): MatchAgreementDto {
  return {
    id: row.id,
    proposer: row.proposer,
    partner: row.partner,
    state: row.state,
    proposedAt: row.proposed_at.toISOString(),
    agreedAt: row.agreed_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: row.revoked_by,
  };
}
