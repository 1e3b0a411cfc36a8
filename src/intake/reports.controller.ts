import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiInvalid, UuidParam } from '../registry/registry-field.decorator.ts';
import { AlertDto } from './alert.dto.ts';
import { AlertsReader } from './alerts.reader.ts';
import { CreateReportDto, ReportStoredDto, VerifyReportDto } from './report.dto.ts';
import { ReportsService } from './reports.service.ts';

@ApiTags('reports')
@ForOperators('report.write')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly alerts: AlertsReader,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Enters what a person saw, heard or was told.',
    description: 'It becomes an alert of kind `human`, unverified, with a severity from its category and rating.',
  })
  @ApiInvalid()
  @ApiNotFoundResponse({ description: 'There is no such site for this operator.', type: ErrorBodyDto })
  @ApiCreatedResponse({ type: ReportStoredDto })
  @ApiOkResponse({ description: 'It was sent before.', type: ReportStoredDto })
  async create(
    @CurrentOperator() operator: Operator,
    @Body() body: CreateReportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportStoredDto> {
    const { siteCode, ...report } = body;
    const { status, id } = await this.reports.report(operator, siteCode, report);
    void reply.status(status === 'accepted' ? 201 : 200);
    return { status, alert: await this.stored(operator, id) };
  }

  @Post(':alertId/verification')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that a report was confirmed or refuted, and why.' })
  @ApiParam({ name: 'alertId', format: 'uuid', description: 'Id of the alert the report is.' })
  @ApiInvalid()
  @ApiNotFoundResponse({ description: 'There is no such report for this operator.', type: ErrorBodyDto })
  @ApiOkResponse({ description: 'The report as it is now.', type: AlertDto })
  async verify(
    @CurrentOperator() operator: Operator,
    @UuidParam('alertId') alertId: string,
    @Body() body: VerifyReportDto,
  ): Promise<AlertDto> {
    await this.reports.verify(operator, alertId, body.verification, body.reason);
    return this.alerts.get(operator, alertId);
  }

  /** Null where the site's organisation marks what it is told more strictly than the one who tells it may see. */
  private async stored(operator: Operator, id: string): Promise<AlertDto | null> {
    try {
      return await this.alerts.get(operator, id);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    }
  }
}
