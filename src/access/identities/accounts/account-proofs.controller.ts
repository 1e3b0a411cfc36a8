import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiById, ApiRefusals, UuidParam } from '../../../common/field.decorator.ts';
import { Allows, ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { FactorsService } from '../factors/factors.service.ts';
import { type Identity, AccountIdentities } from './account-identities.store.ts';
import { requireColleague } from './account-rules.ts';
import { IdentitiesDto, IdentityDto, LinkIdentityDto } from './account.dto.ts';
import { AccountsReader } from './accounts.reader.ts';

/** What an administrator does about how a colleague proves who they are. */
@ApiTags('accounts')
@ForOperators('account.write')
@Controller('api/v1/accounts/:id')
export class AccountProofsController {
  constructor(
    private readonly accounts: AccountsReader,
    private readonly identities: AccountIdentities,
    private readonly factors: FactorsService,
  ) {}

  @Delete('factors')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes all second factors of somebody who has lost them.' })
  @ApiById('account')
  @ApiNoContentResponse()
  async removeFactors(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    const account = await this.accounts.get(operator, id);
    requireColleague(operator, id);
    await this.factors.removeAll(operator, account, operator.origin);
  }

  @Get('identities')
  @Allows('account.read')
  @ApiOperation({ summary: 'By which identities of OpenID Connect providers the person signs in.' })
  @ApiById('account')
  @ApiOkResponse({ type: IdentitiesDto })
  async listIdentities(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<IdentitiesDto> {
    const account = await this.accounts.get(operator, id);
    return { items: (await this.identities.list(operator, account)).map(toDto) };
  }

  @Post('identities')
  @ApiOperation({ summary: 'Lets the person sign in by an identity of an OpenID Connect provider.' })
  @ApiById('account')
  @ApiRefusals('The identity is linked to an account already.')
  @ApiCreatedResponse({ type: IdentityDto })
  async linkIdentity(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { issuer, subject }: LinkIdentityDto,
  ): Promise<IdentityDto> {
    const account = await this.accounts.get(operator, id);
    requireColleague(operator, id);
    return toDto(await this.identities.link(operator, account, issuer, subject));
  }

  @Delete('identities/:identityId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes such an identity away.' })
  @ApiById('account')
  @ApiParam({ name: 'identityId', format: 'uuid' })
  @ApiNoContentResponse()
  async unlinkIdentity(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('identityId') identityId: string,
  ): Promise<void> {
    await this.identities.unlink(operator, await this.accounts.get(operator, id), identityId);
  }
}

function toDto({ id, issuer, subject, createdAt }: Identity): IdentityDto {
  return { id, issuer, subject, createdAt: createdAt.toISOString() };
}
