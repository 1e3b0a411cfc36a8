import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { ReceivedStatementsReader } from './received-statements.reader.ts';
import { StatementApprovalsService } from './statement-approvals.service.ts';
import { receivedView } from './statement-view.ts';
import { ReceivedStatementDto, ReceivedStatementPageDto } from './statement-view.dto.ts';
import { AnswerStatementDto, ReceivedListQueryDto } from './statement.dto.ts';

/** Statements of other nations: what ours is asked to approve, and what it was told. */
@ApiTags('statements')
@ForOperators('statement.read')
@Controller('api/v1/received-statements')
export class ReceivedStatementsController {
  constructor(
    private readonly reader: ReceivedStatementsReader,
    private readonly approvals: StatementApprovalsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Lists what other nations asked ours, and told it, newest first',
    description: 'What is asked is shown to those who answer for the nation alone.',
  })
  @ApiInvalid()
  @ApiOkResponse({ type: ReceivedStatementPageDto })
  async list(
    @CurrentOperator() operator: Operator,
    @Query() query: ReceivedListQueryDto,
  ): Promise<ReceivedStatementPageDto> {
    const { limit, cursor, stage } = query;
    const { items, next } = await this.reader.list(operator, stage, { limit, cursor });
    return { items: items.map(receivedView), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  @ApiById('statement')
  @ApiOkResponse({ type: ReceivedStatementDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ReceivedStatementDto> {
    return receivedView(await this.reader.one(operator, id.toLowerCase()));
  }

  @Post(':id/answers')
  @Allows('statement.approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approves or refuses a version for your nation; the last answer counts until it is out' })
  @ApiById('statement')
  @ApiRefusals('Refused: statement_over, changed_meanwhile')
  @ApiOkResponse({ type: ReceivedStatementDto })
  async answer(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AnswerStatementDto,
  ): Promise<ReceivedStatementDto> {
    await this.approvals.answerOnCopy(operator, id.toLowerCase(), body);
    return this.one(operator, id);
  }
}
