import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import type { EscalationStep } from './rule.ts';
import { CreateRuleDto, type EscalationStepDto, RuleDto, RuleListDto, UpdateRuleDto } from './rule.dto.ts';
import type { KeptRule } from './rule-row.ts';
import { RulesReader } from './rules.reader.ts';
import { RulesService, type RuleTerms } from './rules.service.ts';

/** What an organisation is told of, and who of it. */
@ApiTags('notifications')
@ForOperators('notification.read')
@Controller('api/v1/notifications/rules')
export class RulesController {
  constructor(
    private readonly reader: RulesReader,
    private readonly rules: RulesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The rules of your organisation' })
  @ApiOkResponse({ type: RuleListDto })
  async list(@CurrentOperator() operator: Operator): Promise<RuleListDto> {
    return { items: (await this.reader.list(operator)).map(toDto) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One rule' })
  @ApiById('rule')
  @ApiOkResponse({ type: RuleDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<RuleDto> {
    return toDto(await this.reader.one(operator, id));
  }

  @Post()
  @Allows('notification.write')
  @ApiOperation({ summary: 'Sets up a rule of your organisation' })
  @ApiInvalid()
  @ApiCreatedResponse({ type: RuleDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateRuleDto): Promise<RuleDto> {
    const { name, events } = body;
    return toDto(await this.rules.create(operator, { ...DEFAULTS, ...stated(body), name, events }));
  }

  @Patch(':id')
  @Allows('notification.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other' })
  @ApiById('rule')
  @ApiInvalid()
  @ApiOkResponse({ type: RuleDto })
  async change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateRuleDto,
  ): Promise<RuleDto> {
    return toDto(await this.rules.change(operator, id, stated(body)));
  }

  @Delete(':id')
  @Allows('notification.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a rule' })
  @ApiById('rule')
  @ApiInvalid()
  @ApiNoContentResponse({ description: 'Done' })
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.rules.remove(operator, id);
  }
}

const DEFAULTS: Omit<RuleTerms, 'name' | 'events'> = {
  enabled: true,
  minSeverity: 0,
  siteIds: [],
  domains: [],
  channelIds: [],
  accountIds: [],
  roles: [],
  groupMinutes: 10,
  escalation: [],
};

function stated({ escalation, ...rest }: UpdateRuleDto): Partial<RuleTerms> {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...given, ...(escalation && { escalation: escalation.map(toStep) }) };
}

function toStep({ afterMinutes, channelIds, accountIds }: EscalationStepDto): EscalationStep {
  return { afterMinutes, channelIds: channelIds ?? [], accountIds: accountIds ?? [] };
}

function toDto(rule: KeptRule): RuleDto {
  return {
    id: rule.id,
    organisationId: rule.organisationId,
    name: rule.name,
    enabled: rule.enabled,
    events: [...rule.events],
    minSeverity: rule.minSeverity,
    siteIds: [...rule.siteIds],
    domains: [...rule.domains],
    channelIds: [...rule.channelIds],
    accountIds: [...rule.accountIds],
    roles: [...rule.roles],
    groupMinutes: rule.groupMinutes,
    escalation: rule.escalation.map(({ afterMinutes, channelIds, accountIds }) => ({
      afterMinutes,
      channelIds: [...channelIds],
      accountIds: [...accountIds],
    })),
    createdAt: rule.createdAt.toISOString(),
    updatedAt: rule.updatedAt.toISOString(),
  };
}
