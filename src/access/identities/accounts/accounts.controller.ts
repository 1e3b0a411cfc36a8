import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../../../common/field.decorator.ts';
import { Allows, ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { everyObject } from '../../shown-objects.ts';
import { Shows } from '../../shows.decorator.ts';
import type { Account } from './account-row.ts';
import {
  AccountDto,
  AccountPageDto,
  AccountQueryDto,
  InviteAccountDto,
  InvitedAccountDto,
  OneTimeLinkDto,
  UpdateAccountDto,
} from './account.dto.ts';
import { AccountsReader } from './accounts.reader.ts';
import { AccountsService } from './accounts.service.ts';
import type { OneTimeLink } from './one-time-links.store.ts';

@ApiTags('accounts')
@ForOperators('account.read')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly reader: AccountsReader,
    private readonly accounts: AccountsService,
  ) {}

  @Get()
  @Shows('account', everyObject)
  @ApiOperation({ summary: 'The accounts of the own organisation, by login.' })
  @ApiInvalid()
  @ApiOkResponse({ type: AccountPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: AccountQueryDto): Promise<AccountPageDto> {
    const page = await this.reader.list(operator, query);
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @Shows('account', everyObject)
  @ApiOperation({ summary: 'One account.' })
  @ApiById('account')
  @ApiOkResponse({ type: AccountDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AccountDto> {
    return toDto(await this.reader.get(operator, id));
  }

  @Post()
  @Allows('account.write')
  @ApiOperation({ summary: 'Creates an account, with a one-time link by which its person chooses a password.' })
  @ApiRefusals('Another account has this login.')
  @ApiCreatedResponse({ type: InvitedAccountDto })
  async invite(@CurrentOperator() operator: Operator, @Body() body: InviteAccountDto): Promise<InvitedAccountDto> {
    const { account, link } = await this.accounts.invite(operator, body);
    return { account: toDto(account), link: linkDto(link) };
  }

  @Patch(':id')
  @Allows('account.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other. Nobody changes their own roles or state.' })
  @ApiById('account')
  @ApiInvalid()
  @ApiOkResponse({ type: AccountDto })
  async change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { name, email, roles, state }: UpdateAccountDto,
  ): Promise<AccountDto> {
    return toDto(await this.accounts.change(operator, id, { name, email, roles, state }));
  }

  @Post(':id/links')
  @Allows('account.write')
  @ApiOperation({ summary: 'A new one-time link to choose a password with; those before it stop working.' })
  @ApiById('account')
  @ApiRefusals('The account is disabled.')
  @ApiCreatedResponse({ type: OneTimeLinkDto })
  async renewLink(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<OneTimeLinkDto> {
    return linkDto(await this.accounts.renewLink(operator, id));
  }
}

function toDto({ id, nation, organisationId, login, name, email, roles, state, hasPassword, createdAt }: Account) {
  return {
    id,
    nation,
    organisationId,
    login,
    name,
    email,
    roles,
    state,
    hasPassword,
    createdAt: createdAt.toISOString(),
  } satisfies AccountDto;
}

function linkDto({ token, url, expiresAt }: OneTimeLink): OneTimeLinkDto {
  return { token, url, expiresAt: expiresAt.toISOString() };
}
