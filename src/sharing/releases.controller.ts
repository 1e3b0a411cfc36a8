import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { parseCaseReference } from '../cases/case-reference.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../registry/registry-field.decorator.ts';
import { toNamed } from './recipient.dto.ts';
import { ReleaseApprovalsService } from './release-approvals.service.ts';
import {
  type ApprovalDto,
  CreateReleaseDto,
  GiveApprovalDto,
  PublishReleaseDto,
  RecallReleaseDto,
  type RedactionsDto,
} from './release-command.dto.ts';
import { ReleasePublicationService } from './release-publication.service.ts';
import {
  PreparedReleaseDto,
  ReleaseDetailDto,
  ReleaseListQueryDto,
  ReleasePageDto,
  ReleasePreviewDto,
} from './release-view.dto.ts';
import { approvalView, packageView, releaseView, shareView } from './release-view.ts';
import { ReleasesReader } from './releases.reader.ts';
import { type NamedApproval, ReleasesService } from './releases.service.ts';
import { defined } from './projection/deep-texts.ts';
import type { Redactions, Selection } from './projection/release-request.ts';

/** What leaves: prepared, previewed, approved, published and taken back. */
@ApiTags('releases')
@ForOperators('release.read')
@Controller('api/v1/releases')
export class ReleasesController {
  constructor(
    private readonly releases: ReleasesService,
    private readonly reader: ReleasesReader,
    private readonly verdicts: ReleaseApprovalsService,
    private readonly publication: ReleasePublicationService,
  ) {}

  @Post()
  @Allows('release.grant')
  @HttpCode(201)
  @ApiOperation({ summary: 'Prepares a release of a case and shows what each recipient would get' })
  @ApiRefusals('Refused: case_merged, case_too_large, nothing_to_release')
  @ApiCreatedResponse({ type: PreparedReleaseDto })
  async create(@CurrentOperator() operator: Operator, @Body() command: CreateReleaseDto): Promise<PreparedReleaseDto> {
    const { purpose, onward, attributed, follow } = command;
    const { release, prepared } = await this.releases.create(operator, {
      case: parseCaseReference(command.case, 'case'),
      terms: { purpose, onward, attributed, expiresAt: command.expiresAt.toISOString() },
      follow,
      selection: selectionOf(command.selection),
      redactions: redactionsOf(command.redactions),
      recipients: command.recipients.map((named, index) => toNamed(named, `recipients.${index}`)),
      approval: approvalOf(command.approval),
    });
    return {
      release: releaseView(release),
      preview: {
        releaseId: release.id,
        state: release.state,
        hash: prepared.hash,
        packages: prepared.packages.map((prepared) => packageView(prepared, { ...operator, owner: release })),
      },
    };
  }

  @Get()
  @ApiOperation({ summary: 'Lists releases of your nation, newest first' })
  @ApiOkResponse({ type: ReleasePageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: ReleaseListQueryDto): Promise<ReleasePageDto> {
    const { limit, cursor, caseId, state } = query;
    const filter = { ...(caseId !== undefined && { caseId: caseId.toLowerCase() }), ...(state && { state }) };
    const { items, next } = await this.reader.list(operator, filter, { limit, cursor });
    return { items: items.map(releaseView), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Shows a release, who approved it, who has it and who said that it arrived' })
  @ApiById('release')
  @ApiOkResponse({ type: ReleaseDetailDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ReleaseDetailDto> {
    const { release, approvals, tally, shares } = await this.reader.one(operator, id);
    return {
      ...releaseView(release),
      approvals: approvals.map(approvalView),
      tally,
      shares: shares.map(shareView),
    };
  }

  @Get(':id/preview')
  @ApiOperation({
    summary: 'Shows what each recipient would get now, and what is withheld from it',
    description:
      'Computed by the function that publishes. An approver of another nation is shown its own package and nothing else.',
  })
  @ApiById('release')
  @ApiConflictResponse({ description: 'Refused: case_too_large', type: ErrorBodyDto })
  @ApiOkResponse({ type: ReleasePreviewDto })
  async preview(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ReleasePreviewDto> {
    const { release, hash, packages, sight } = await this.reader.preview(operator, id);
    return {
      releaseId: release.id,
      state: release.state,
      hash,
      packages: packages.map((prepared) =>
        packageView(prepared, { ...operator, owner: sight === 'owner' ? release : null }),
      ),
    };
  }

  @Post(':id/approvals')
  @Allows('release.approve')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Done' })
  @ApiOperation({ summary: 'Approves, refuses or abstains, on the packages of one preview' })
  @ApiById('release')
  @ApiRefusals('Refused: not_awaiting, deadline_passed, case_changed')
  async approve(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() command: GiveApprovalDto,
  ): Promise<void> {
    await this.verdicts.give(operator, id, command);
  }

  @Post(':id/publish')
  @Allows('release.grant')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the packages of a preview go to their recipients' })
  @ApiById('release')
  @ApiRefusals('Refused: release_over, release_expired, case_changed, not_approved, nothing_to_release')
  @ApiOkResponse({ type: ReleaseDetailDto })
  async publish(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { hash }: PublishReleaseDto,
  ): Promise<ReleaseDetailDto> {
    await this.publication.publish(operator, id, hash);
    return this.one(operator, id);
  }

  @Post(':id/recall')
  @Allows('release.grant')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Takes a release back',
    description: 'No recipient reads it from then on. What somebody has read or copied cannot be taken back.',
  })
  @ApiById('release')
  @ApiRefusals('Refused: release_over')
  @ApiOkResponse({ type: ReleaseDetailDto })
  async recall(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: RecallReleaseDto,
  ): Promise<ReleaseDetailDto> {
    await this.publication.recall(operator, id, reason);
    return this.one(operator, id);
  }
}

function selectionOf({ alerts, objects, notes, observables, tasks, ...fields }: Selection): Selection {
  const lower = (chosen: Selection['alerts']): Selection['alerts'] =>
    chosen === 'all' ? chosen : chosen.map((id) => id.toLowerCase());
  return {
    case: fields.case,
    alertFields: fields.alertFields,
    alerts: lower(alerts),
    objects: lower(objects),
    notes: lower(notes),
    observables: lower(observables),
    tasks: lower(tasks),
  };
}

function redactionsOf(dto: RedactionsDto): Redactions {
  return defined({
    roundPositionsKm: dto.roundPositionsKm,
    withholdSensors: dto.withholdSensors,
    removeInternalAddresses: dto.removeInternalAddresses,
    withholdFreeText: dto.withholdFreeText,
    withholdPeople: dto.withholdPeople,
    roundTimesMinutes: dto.roundTimesMinutes,
  });
}

function approvalOf(dto: ApprovalDto | undefined): NamedApproval {
  if (!dto || dto.mode === 'none') return { mode: 'none' };
  const { mode, quorum, approvers, deadline } = dto;
  if (!approvers || !deadline) {
    const field = approvers ? 'approval.deadline' : 'approval.approvers';
    throw new DomainError('invalid', 'incomplete_approval', `An approval by ${mode} names approvers and a deadline`, {
      field,
    });
  }
  return {
    mode,
    ...(quorum !== undefined && mode === 'quorum' && { quorum }),
    approvers: approvers.map((named, index) => toNamed(named, `approval.approvers.${index}`)),
    deadline: deadline.toISOString(),
  };
}
