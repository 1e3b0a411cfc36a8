import { Body, Controller, Delete, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { ApiInvalid } from '../../../common/field.decorator.ts';
import { ForOperators, Public } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { type Client, CurrentClient } from '../client.decorator.ts';
import { SignInDto, SignInStepDto, WhoDto } from './session.dto.ts';
import { Sessions } from './sessions.store.ts';
import { SignInAnswer } from './sign-in-answer.service.ts';
import { SignIn } from './sign-in.service.ts';
import { WhoReader } from './who.reader.ts';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly people: WhoReader,
    private readonly answer: SignInAnswer,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Signs in with login and password.',
    description:
      'The session is in an httpOnly cookie. Where a second factor is owed, a short-lived cookie is set instead.',
  })
  @ApiInvalid()
  @ApiOkResponse({ type: SignInStepDto })
  @ApiUnauthorizedResponse({ description: 'Refused; it is not said why.', type: ErrorBodyDto })
  @ApiTooManyRequestsResponse({ description: 'Too many failures; Retry-After says how long.', type: ErrorBodyDto })
  async start(
    @Body() { login, password }: SignInDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInStepDto> {
    return this.answer.give(reply, await this.signIn.withPassword(login, password, client));
  }

  @Get()
  @ForOperators('self')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who is signed in, and what they may do.' })
  @ApiOkResponse({ type: WhoDto })
  who(@CurrentOperator() operator: Operator): Promise<WhoDto> {
    return this.people.who(operator);
  }

  @Delete()
  @ForOperators('self')
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs out.' })
  @ApiNoContentResponse()
  async end(@CurrentOperator() operator: Operator, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const [, id] = /^session:(.+)$/.exec(operator.origin.credential ?? '') ?? [];
    if (id !== undefined) await this.sessions.end(operator, id);
    this.answer.drop(reply, 'session');
  }
}
