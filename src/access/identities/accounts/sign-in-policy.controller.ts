import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiInvalid } from '../../../common/field.decorator.ts';
import { Allows, ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { SignInPolicies } from './sign-in-policies.store.ts';
import { SignInPolicyDto, SignInPolicyQueryDto } from './sign-in-policy.dto.ts';

@ApiTags('accounts')
@ForOperators('account.read')
@Controller('api/v1/sign-in-policy')
export class SignInPolicyController {
  constructor(private readonly policies: SignInPolicies) {}

  @Get()
  @ApiOperation({ summary: 'What the own organisation asks of its people when they sign in.' })
  @ApiInvalid()
  @ApiOkResponse({ type: SignInPolicyDto })
  async get(
    @CurrentOperator() operator: Operator,
    @Query() { organisationId }: SignInPolicyQueryDto,
  ): Promise<SignInPolicyDto> {
    const of = organisationId ?? operator.organisationId;
    return { requireSecondFactor: await this.policies.requiresSecondFactor(operator, of) };
  }

  @Put()
  @Allows('settings.write')
  @ApiOperation({ summary: 'Says whether a second factor is required, from the next sign-in on.' })
  @ApiInvalid()
  @ApiOkResponse({ type: SignInPolicyDto })
  async set(
    @CurrentOperator() operator: Operator,
    @Query() { organisationId }: SignInPolicyQueryDto,
    @Body() { requireSecondFactor }: SignInPolicyDto,
  ): Promise<SignInPolicyDto> {
    await this.policies.requireSecondFactor(operator, organisationId ?? operator.organisationId, requireSecondFactor);
    return { requireSecondFactor };
  }
}
