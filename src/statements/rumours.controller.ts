import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { displayId, parseCaseReference } from '../cases/case-reference.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import {
  AnswerRumourDto,
  JudgeRumourDto,
  LogRumourDto,
  RumourDto,
  RumourListQueryDto,
  RumourPageDto,
} from './rumour.dto.ts';
import { type ListedRumour, RumoursReader } from './rumours.reader.ts';
import { RumoursService } from './rumours.service.ts';

/** What is said of an incident elsewhere, what is held to be so of it, and what answers it. */
@ApiTags('rumours')
@ForOperators('statement.read')
@Controller('api/v1/rumours')
export class RumoursController {
  constructor(
    private readonly rumours: RumoursService,
    private readonly reader: RumoursReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists rumours, last heard first' })
  @ApiInvalid()
  @ApiOkResponse({ type: RumourPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: RumourListQueryDto): Promise<RumourPageDto> {
    const { limit, cursor, verdict } = query;
    const of = query.case === undefined ? undefined : parseCaseReference(query.case, 'case');
    const { items, next } = await this.reader.list(operator, { case: of, verdict }, { limit, cursor });
    return { items: items.map(view), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  @ApiById('rumour')
  @ApiOkResponse({ type: RumourDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<RumourDto> {
    return view(await this.reader.one(operator, id.toLowerCase()));
  }

  @Post()
  @Allows('statement.write')
  @HttpCode(201)
  @ApiOperation({ summary: 'Writes a rumour down' })
  @ApiNotFoundResponse({ description: 'No such case.', type: ErrorBodyDto })
  @ApiInvalid()
  @ApiCreatedResponse({ type: RumourDto })
  async log(@CurrentOperator() operator: Operator, @Body() body: LogRumourDto): Promise<RumourDto> {
    const { text, where, url, reach, heardAt, tlp } = body;
    const of = body.case === undefined ? undefined : parseCaseReference(body.case, 'case');
    return this.one(operator, await this.rumours.log(operator, { text, where, url, reach, heardAt, tlp, case: of }));
  }

  @Post(':id/verdict')
  @Allows('statement.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says whether it is true, false or not known, and why; the last word holds' })
  @ApiById('rumour')
  @ApiInvalid()
  @ApiOkResponse({ type: RumourDto })
  async judge(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { verdict, why }: JudgeRumourDto,
  ): Promise<RumourDto> {
    await this.rumours.judge(operator, id.toLowerCase(), verdict, why);
    return this.one(operator, id);
  }

  @Post(':id/answer')
  @Allows('statement.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says which statement answers it' })
  @ApiById('rumour')
  @ApiRefusals('Refused: not_released, cannot_answer')
  @ApiOkResponse({ type: RumourDto })
  async answer(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { statementId }: AnswerRumourDto,
  ): Promise<RumourDto> {
    await this.rumours.answer(operator, id.toLowerCase(), statementId.toLowerCase());
    return this.one(operator, id);
  }
}

function view(rumour: ListedRumour): RumourDto {
  const { caseId, number, answeredBy, answeredAt, answer, heardAt, loggedAt, judgedAt } = rumour;
  return {
    id: rumour.id,
    text: rumour.text,
    where: rumour.where,
    url: rumour.url,
    reach: rumour.reach,
    heardAt: heardAt.toISOString(),
    tlp: rumour.tlp,
    nation: rumour.nation,
    organisationId: rumour.organisationId,
    case: caseId === null || number === null ? null : { id: caseId, displayId: displayId(Number(number)) },
    loggedBy: rumour.loggedBy,
    loggedAt: loggedAt.toISOString(),
    verdict: rumour.verdict,
    judgedBy: rumour.judgedBy,
    judgedAt: judgedAt?.toISOString() ?? null,
    why: rumour.why,
    answer:
      answeredBy === null || answeredAt === null || answer === null
        ? null
        : { id: answeredBy, title: answer, at: answeredAt.toISOString() },
  };
}
