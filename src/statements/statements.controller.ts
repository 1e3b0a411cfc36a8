import { Body, Controller, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { parseCaseReference } from '../cases/case-reference.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { StatementApprovalsService } from './statement-approvals.service.ts';
import { StatementReleaseService } from './statement-release.service.ts';
import { detailView, statementView } from './statement-view.ts';
import { StatementDetailDto, StatementPageDto } from './statement-view.dto.ts';
import {
  AnswerStatementDto,
  AskNationsDto,
  DraftStatementDto,
  HandedOutQueryDto,
  ReleaseStatementDto,
  ReviseStatementDto,
  StatementListQueryDto,
  WithdrawStatementDto,
} from './statement.dto.ts';
import { StatementsReader } from './statements.reader.ts';
import { StatementsService } from './statements.service.ts';

/** What is said of an incident: drafted, asked of nations, released, and taken back or put right. */
@ApiTags('statements')
@ForOperators('statement.read')
@Controller('api/v1/statements')
export class StatementsController {
  constructor(
    private readonly statements: StatementsService,
    private readonly approvals: StatementApprovalsService,
    private readonly releases: StatementReleaseService,
    private readonly reader: StatementsReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists statements of your nation, newest first' })
  @ApiInvalid()
  @ApiOkResponse({ type: StatementPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: StatementListQueryDto): Promise<StatementPageDto> {
    const { limit, cursor, state } = query;
    const of = query.case === undefined ? undefined : parseCaseReference(query.case, 'case');
    const { items, next } = await this.reader.list(operator, { case: of, state }, { limit, cursor });
    return { items: items.map(statementView), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'A statement with its versions, and what nations answered' })
  @ApiById('statement')
  @ApiOkResponse({ type: StatementDetailDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<StatementDetailDto> {
    return detailView(await this.reader.one(operator, id.toLowerCase()));
  }

  @Get(':id/text')
  @ApiOperation({
    summary: 'A released statement as it is handed to the press, in one language',
    description: 'Out of an exercise it begins and ends with EXERCISE EXERCISE EXERCISE.',
  })
  @ApiById('statement')
  @ApiProduces('text/plain')
  @ApiConflictResponse({ description: 'Refused: not_released', type: ErrorBodyDto })
  @ApiOkResponse({ schema: { type: 'string' } })
  async text(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() { language }: HandedOutQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.reader.handedOut(operator, id.toLowerCase(), language);
    void reply.header('content-type', 'text/plain; charset=utf-8');
    return text;
  }

  @Post()
  @Allows('statement.write')
  @HttpCode(201)
  @ApiOperation({ summary: 'Drafts a statement, or the correction of one that went out; nothing leaves by it' })
  @ApiNotFoundResponse({ description: 'No such case, or statement to correct.', type: ErrorBodyDto })
  @ApiRefusals('Refused: nothing_to_correct, cannot_correct')
  @ApiCreatedResponse({ type: StatementDetailDto })
  async draft(@CurrentOperator() operator: Operator, @Body() body: DraftStatementDto): Promise<StatementDetailDto> {
    const { title, texts, tlp, corrects } = body;
    const of = body.case === undefined ? undefined : parseCaseReference(body.case, 'case');
    const draft = { title, texts: plain(texts), tlp, case: of, corrects: corrects?.toLowerCase() };
    return this.one(operator, await this.statements.draft(operator, draft));
  }

  @Put(':id')
  @Allows('statement.write')
  @ApiOperation({
    summary: 'Writes it anew, as a new version',
    description: 'Approvals of the version before count for nothing; nations that were asked no longer read it.',
  })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over, changed_meanwhile, nothing_changed')
  @ApiOkResponse({ type: StatementDetailDto })
  async revise(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { title, texts, version }: ReviseStatementDto,
  ): Promise<StatementDetailDto> {
    await this.statements.revise(operator, id.toLowerCase(), version, { title, texts: plain(texts) });
    return this.one(operator, id);
  }

  @Post(':id/ask')
  @Allows('statement.release')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Asks nations to approve the version that holds',
    description: 'Its CERT reads it and answers for each. A nation that was asked stays asked, of later versions too.',
  })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over, changed_meanwhile')
  @ApiOkResponse({ type: StatementDetailDto })
  async ask(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { version, nations }: AskNationsDto,
  ): Promise<StatementDetailDto> {
    await this.approvals.ask(operator, id.toLowerCase(), version, nations);
    return this.one(operator, id);
  }

  @Post(':id/answers')
  @Allows('statement.approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approves or refuses one of your own nation, where that was asked' })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over, changed_meanwhile')
  @ApiOkResponse({ type: StatementDetailDto })
  async answer(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AnswerStatementDto,
  ): Promise<StatementDetailDto> {
    await this.approvals.answer(operator, id.toLowerCase(), body);
    return this.one(operator, id);
  }

  @Post(':id/release')
  @Allows('statement.release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets it out, once all who were asked have approved this very version' })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over, changed_meanwhile, not_approved')
  @ApiOkResponse({ type: StatementDetailDto })
  async release(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { version, to }: ReleaseStatementDto,
  ): Promise<StatementDetailDto> {
    await this.releases.release(operator, id.toLowerCase(), version, to);
    return this.one(operator, id);
  }

  @Post(':id/withdraw')
  @Allows('statement.write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Takes it back; what went out, for those with `statement.release`',
    description: 'No nation reads it from then on. What somebody has read or printed cannot be taken back: correct it.',
  })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over')
  @ApiOkResponse({ type: StatementDetailDto })
  async withdraw(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: WithdrawStatementDto,
  ): Promise<StatementDetailDto> {
    await this.statements.withdraw(operator, id.toLowerCase(), reason);
    return this.one(operator, id);
  }
}

function plain(texts: readonly { language: string; text: string }[]): { language: string; text: string }[] {
  return texts.map(({ language, text }) => ({ language, text }));
}
