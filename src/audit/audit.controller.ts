import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { Shows } from '../access/shows.decorator.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { PageQueryDto } from '../common/page.dto.ts';
import { ApiInvalid } from '../common/field.decorator.ts';
import { AuditEntryDto, AuditHeadPageDto, AuditPageDto, LatestHeadDto } from './audit-entry.dto.ts';
import { AuditListQueryDto } from './audit-query.dto.ts';
import { AuditVerificationDto } from './audit-verification.dto.ts';
import { AuditVerification } from './audit-verification.service.ts';
import { AuditReader } from './audit.reader.ts';
import { shownEntries } from './shown-entries.ts';
import { TrailKeys } from './trail-keys.service.ts';

/** The audit trail, for auditors. */
@ApiTags('audit')
@ForOperators('audit.read')
@Controller('api/v1/audit')
export class AuditController {
  constructor(
    private readonly trail: AuditReader,
    private readonly verification: AuditVerification,
    private readonly keys: TrailKeys,
  ) {}

  @Get()
  @Shows('audit', shownEntries)
  @ApiOperation({ summary: 'Who did, saw and was refused what, in the own organisation and in every realm.' })
  @ApiInvalid()
  @ApiOkResponse({ type: AuditPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: AuditListQueryDto): Promise<AuditPageDto> {
    const { limit, cursor, order, ...filter } = query;
    const page = await this.trail.list(operator, filter, order, cursor === undefined ? { limit } : { limit, cursor });
    return { ...page, whole: operator.clearance === 'node' };
  }

  @Get('heads')
  @ApiOperation({ summary: 'The signed heads of the trail, oldest first.' })
  @ApiInvalid()
  @ApiOkResponse({ type: AuditHeadPageDto })
  async heads(@CurrentOperator() operator: Operator, @Query() query: PageQueryDto): Promise<AuditHeadPageDto> {
    const { limit, cursor } = query;
    return this.trail.heads(operator, cursor === undefined ? { limit } : { limit, cursor });
  }

  @Get('heads/latest')
  @ApiOperation({ summary: 'The newest signed head, and the key it is signed with.' })
  @ApiNotFoundResponse({ description: 'No head has been signed yet.', type: ErrorBodyDto })
  @ApiOkResponse({ type: LatestHeadDto })
  async latest(@CurrentOperator() operator: Operator): Promise<LatestHeadDto> {
    return { ...(await this.trail.latestHead(operator)), publicKey: this.keys.publicKey };
  }

  @Get('verify')
  @ApiOperation({
    summary: 'Verifies the whole trail and says where it first breaks. Reads everything: takes a while.',
  })
  @ApiOkResponse({ type: AuditVerificationDto })
  async verify(@CurrentOperator() operator: Operator): Promise<AuditVerificationDto> {
    return this.verification.verify(operator);
  }

  @Get(':index')
  @Shows('audit', shownEntries)
  @ApiOperation({ summary: 'One entry.' })
  @ApiParam({ name: 'index', type: 'integer' })
  @ApiInvalid()
  @ApiNotFoundResponse({ description: 'No such entry.', type: ErrorBodyDto })
  @ApiOkResponse({ type: AuditEntryDto })
  async get(
    @CurrentOperator() operator: Operator,
    @Param('index', { transform: indexOf }) index: number,
  ): Promise<AuditEntryDto> {
    return this.trail.get(operator, index);
  }
}

function indexOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new DomainError('invalid', 'invalid_index', 'index must be a whole number from 1 on', { field: 'index' });
}
