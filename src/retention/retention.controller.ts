import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { PageQueryDto } from '../common/page.dto.ts';
import { ApiInvalid, NationParam } from '../registry/registry-field.decorator.ts';
import { daysOf, type PolicyRow, UNSET } from './policy-row.ts';
import {
  type DueDto,
  KeptDaysDto,
  RetentionDto,
  RetentionPreviewDto,
  type RetentionRunDto,
  RetentionRunPageDto,
  SetRetentionDto,
} from './retention.dto.ts';
import { managesNation, RetentionPolicies } from './retention-policies.service.ts';
import type { KeptDays } from './retention-policy.ts';
import { type Due, type RetentionPreview, RetentionPreviewReader } from './retention-preview.reader.ts';
import { type RetentionRun, RetentionRunsReader } from './retention-runs.reader.ts';

/** How long a nation keeps its alerts, and what was removed since. */
@ApiTags('retention')
@ForOperators('settings.write')
@Controller('api/v1/nations/:id/retention')
export class RetentionController {
  constructor(
    private readonly policies: RetentionPolicies,
    private readonly previews: RetentionPreviewReader,
    private readonly runs: RetentionRunsReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How long the own nation keeps its alerts; null is for ever' })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiOkResponse({ type: RetentionDto })
  async get(@CurrentOperator() operator: Operator, @NationParam('id') nation: string): Promise<RetentionDto> {
    return toDto(operator, nation, await this.policies.get(operator, nation));
  }

  @Put()
  @ApiOperation({
    summary: 'Sets how long the own nation keeps its alerts; for administrators of its CERT',
    description: 'Holds a day later, unless every period is at least as long as before.',
  })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Refused: changed_meanwhile', type: ErrorBodyDto })
  @ApiOkResponse({ type: RetentionDto })
  async set(
    @CurrentOperator() operator: Operator,
    @NationParam('id') nation: string,
    @Body() body: SetRetentionDto,
  ): Promise<RetentionDto> {
    const { reason, expectedVersion } = body;
    return toDto(operator, nation, await this.policies.set(operator, nation, toDays(body), reason, expectedVersion));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What would be removed if this were the policy and held now; for administrators of the CERT',
  })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiInvalid()
  @ApiOkResponse({ type: RetentionPreviewDto })
  async preview(
    @CurrentOperator() operator: Operator,
    @NationParam('id') nation: string,
    @Body() body: KeptDaysDto,
  ): Promise<RetentionPreviewDto> {
    return toPreview(await this.previews.read(operator, nation, toDays(body)));
  }

  @Get('runs')
  @ApiOperation({ summary: 'What was removed, when, and by which policy; newest first' })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiInvalid()
  @ApiOkResponse({ type: RetentionRunPageDto })
  async list(
    @CurrentOperator() operator: Operator,
    @NationParam('id') nation: string,
    @Query() query: PageQueryDto,
  ): Promise<RetentionRunPageDto> {
    const { items, next } = await this.runs.list(operator, nation, query);
    return { items: items.map(toRun), next };
  }
}

function toDays({ waitingDays, closedDays, caseDays, rejectDays }: KeptDaysDto): KeptDays {
  return { waiting: waitingDays, closed: closedDays, cases: caseDays, rejects: rejectDays };
}

/** As the interface has them. */
type Days = { [Period in keyof KeptDaysDto]: number | null };

function toDaysDto({ waiting, closed, cases, rejects }: KeptDays): Days {
  return { waitingDays: waiting, closedDays: closed, caseDays: cases, rejectDays: rejects };
}

function toDto(operator: Operator, nation: string, row: PolicyRow | undefined): RetentionDto {
  return {
    nation,
    ...toDaysDto(daysOf(row)),
    reason: row?.reason ?? null,
    setBy: row?.set_by ?? null,
    setAt: row?.set_at.toISOString() ?? null,
    effectiveAt: row?.effective_at.toISOString() ?? null,
    maySet: managesNation(operator, nation),
    version: row?.version ?? UNSET,
  };
}

function toPreview({ waiting, closed, cases, rejects, effectiveAt, ...kept }: RetentionPreview): RetentionPreviewDto {
  return {
    waiting: toDue(waiting),
    closed: toDue(closed),
    cases: toDue(cases),
    rejects: toDue(rejects),
    ...kept,
    effectiveAt: effectiveAt.toISOString(),
  };
}

function toDue({ count, atLeast, oldest, newest }: Due): DueDto {
  return { count, atLeast, oldest: oldest?.toISOString() ?? null, newest: newest?.toISOString() ?? null };
}

function toRun({ id, policy, started_at, moved_at, ended_at, outcome, removed }: RetentionRun): RetentionRunDto {
  const { waiting = 0, closed = 0, cases = 0, rejects = 0 } = removed;
  return {
    id,
    policy: toDaysDto(policy.days),
    reason: policy.reason,
    setBy: policy.setBy,
    startedAt: started_at.toISOString(),
    movedAt: moved_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    outcome,
    removed: { waiting, closed, cases, rejects },
  };
}
