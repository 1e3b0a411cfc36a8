import { applyDecorators, Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { KeepApartDto, MergeCaseDto, MoveAlertsDto, UnmergeCaseDto } from './case-command.dto.ts';
import { CaseMembershipService, type MembershipCommand } from './case-membership.service.ts';
import { ApiCaseCommand } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import { type CaseReference, parseCaseReference } from './case-reference.ts';
import { CasesReader } from './cases.reader.ts';
import { DecisionAppliedDto, DecisionPendingDto } from './decision.dto.ts';
import type { DecisionState } from './decisions.reader.ts';
import { waitPreference } from './wait-preference.ts';

type DecisionAnswer = DecisionAppliedDto | DecisionPendingDto;

function ApiDecision(summary: string, conflicts: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: 'RFC 7240: `wait=2` waits 2 s for the effect (default 5, at most 30), `respond-async` not at all',
    }),
    ApiCaseCommand(summary, ['case_closed', ...conflicts, 'decision_refused']),
    ApiOkResponse({ description: 'Correlation has carried it out', type: DecisionAppliedDto }),
    ApiAcceptedResponse({ description: 'Stored; it takes effect in its turn', type: DecisionPendingDto }),
  );
}

/**
 * What teams decide about which alerts make a case. 200 once it has taken effect, 202 when that takes longer than
 * the caller waits.
 */
@ApiTags('cases')
@ForOperators('case.decide')
@Controller('api/v1/cases/:id')
export class CaseMembershipController {
  constructor(
    private readonly membership: CaseMembershipService,
    private readonly cases: CasesReader,
  ) {}

  @Post('link')
  @HttpCode(200)
  @ApiDecision('Puts alerts of the same site into the case', ['other_site', 'already_linked'])
  async link(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: MoveAlertsDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const decision = await this.membership.link(operator, reference, body.alertIds, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  @Post('unlink')
  @HttpCode(200)
  @ApiDecision('Takes alerts out of the case and keeps them out', ['not_in_case', 'nothing_left'])
  async unlink(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: MoveAlertsDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const decision = await this.membership.unlink(operator, reference, body.alertIds, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  @Post('split')
  @HttpCode(200)
  @ApiDecision('Makes alerts of the case a new case, kept apart from this one', ['not_in_case', 'nothing_left'])
  async split(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: MoveAlertsDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const decision = await this.membership.split(operator, reference, body.alertIds, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  @Post('merge')
  @HttpCode(200)
  @ApiDecision('Lets another case of the same site absorb this one', ['other_site', 'same_case'])
  async merge(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: MergeCaseDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const into = parseCaseReference(body.into, 'into');
    const decision = await this.membership.merge(operator, reference, into, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  @Post('unmerge')
  @HttpCode(200)
  @ApiDecision(
    'Gives back a case that was merged away: both cases as they were, and what came since where it is tied',
    ['not_merged'],
  )
  async unmerge(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: UnmergeCaseDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const decision = await this.membership.unmerge(operator, reference, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  @Post('keep-apart')
  @HttpCode(200)
  @ApiDecision('Says that this case and another of the same site are never to be one; merging them lifts it', [
    'other_site',
    'same_case',
  ])
  async keepApart(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: KeepApartDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    const from = parseCaseReference(body.from, 'from');
    const decision = await this.membership.keepApart(operator, reference, from, command(body, prefer));
    return this.answer(operator, reference, decision, reply);
  }

  private async answer(
    operator: Operator,
    reference: CaseReference,
    { decisionId, pending, outcome }: DecisionState,
    reply: FastifyReply,
  ): Promise<DecisionAnswer> {
    if (!pending) return { decisionId, pending, outcome, case: await this.cases.one(operator, reference) };
    void reply.status(202).header('location', `/api/v1/decisions/${decisionId}`);
    return { decisionId, pending };
  }
}

function command(body: UnmergeCaseDto, prefer: string | undefined): MembershipCommand {
  return { reason: body.reason, expectedVersion: body.expectedVersion, waitMs: waitPreference(prefer) };
}
