import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiById, ApiInvalid, UuidParam } from '../../../common/field.decorator.ts';
import { ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { IssuedTokenDto, IssueTokenDto, type TokenDto, TokensDto } from './token.dto.ts';
import { type ApiToken, TokensService } from './tokens.service.ts';

@ApiTags('tokens')
@ForOperators('self')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @ApiOperation({ summary: 'Your API tokens, without what is secret.' })
  @ApiOkResponse({ type: TokensDto })
  async list(@CurrentOperator() operator: Operator): Promise<TokensDto> {
    return { items: (await this.tokens.list(operator)).map(toDto) };
  }

  @Post()
  @ApiOperation({ summary: 'Issues an API token. It is shown in this answer and never again.' })
  @ApiInvalid()
  @ApiCreatedResponse({ type: IssuedTokenDto })
  async issue(
    @CurrentOperator() operator: Operator,
    @Body() { name, actions, expiresAt }: IssueTokenDto,
  ): Promise<IssuedTokenDto> {
    const issued = await this.tokens.issue(operator, { name, actions, expiresAt: new Date(expiresAt) });
    return Object.assign(toDto(issued), { token: issued.token });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes a token, for good.' })
  @ApiById('token')
  @ApiNoContentResponse()
  async revoke(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.tokens.revoke(operator, id);
  }
}

function toDto({ id, name, actions, createdAt, expiresAt, usedAt, revokedAt }: ApiToken): TokenDto {
  return {
    id,
    name,
    actions,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
