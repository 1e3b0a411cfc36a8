import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiNotFoundResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { Public } from '../../audience.decorator.ts';
import { type Client, CurrentClient } from '../client.decorator.ts';
import { readCookie } from '../sign-in/session-cookie.ts';
import { SignInAnswer } from '../sign-in/sign-in-answer.service.ts';
import { OidcService } from './oidc.service.ts';

@ApiTags('session')
@Public()
@Controller('api/v1/session/oidc')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly answer: SignInAnswer,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: "Sends the browser to the nation's OpenID Connect provider to sign in." })
  @ApiFoundResponse({ description: 'To the provider.' })
  @ApiNotFoundResponse({ description: 'This node has no provider.', type: ErrorBodyDto })
  async begin(@Res() reply: FastifyReply): Promise<void> {
    const { location, kept, until } = await this.oidc.begin();
    this.answer.set(reply, 'oidc', kept, until);
    await reply.redirect(location, 302);
  }

  @Get('callback')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Where the provider sends the browser back to, signed in or not.' })
  @ApiFoundResponse({ description: 'To the console, with a session or what is still owed for one in a cookie.' })
  @ApiNotFoundResponse({ description: 'This node has no provider.', type: ErrorBodyDto })
  @ApiUnauthorizedResponse({ description: 'Refused, or no account is linked to the identity.', type: ErrorBodyDto })
  async end(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentClient() client: Client,
  ): Promise<void> {
    const { search } = new URL(request.url, 'http://localhost');
    const step = await this.oidc.end(search, readCookie(request.headers.cookie, 'oidc'), client);
    this.answer.drop(reply, 'oidc');
    const { step: reached } = this.answer.give(reply, step);
    await reply.redirect(`/#${reached}`, 302);
  }
}
