import { applyDecorators, Body, Controller, Header, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { ApiInvalid } from '../../../common/field.decorator.ts';
import { Public } from '../../audience.decorator.ts';
import { type Client, CurrentClient } from '../client.decorator.ts';
import { SignInStepDto } from '../sign-in/session.dto.ts';
import { SignInAnswer } from '../sign-in/sign-in-answer.service.ts';
import {
  EnrolledDto,
  FactorCodeDto,
  NewPasskeyDto,
  PasskeyAnswerDto,
  PasskeyOptionsDto,
  TotpSecretDto,
} from './factor.dto.ts';
import { PendingToken } from './pending-token.decorator.ts';
import { SecondFactor } from './second-factor.service.ts';

/** For whoever holds the cookie of a sign-in that is not finished. */
function Unfinished(summary: string): MethodDecorator {
  return applyDecorators(
    Public(),
    HttpCode(200),
    Header('cache-control', 'no-store'),
    ApiOperation({ summary }),
    ApiInvalid(),
    ApiUnauthorizedResponse({ description: 'No sign-in waits for this, or it was refused.', type: ErrorBodyDto }),
    ApiTooManyRequestsResponse({ description: 'Too many failures; Retry-After says how long.', type: ErrorBodyDto }),
  );
}

@ApiTags('session')
@Controller('api/v1/session')
export class SecondFactorController {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly answer: SignInAnswer,
  ) {}

  @Post('totp')
  @Unfinished("Finishes signing in with an authenticator's code.")
  @ApiOkResponse({ type: SignInStepDto })
  async totp(
    @PendingToken() token: string | undefined,
    @Body() { code }: FactorCodeDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInStepDto> {
    return this.answer.give(reply, await this.secondFactor.payWithTotp(token, code, client));
  }

  @Post('recovery-code')
  @Unfinished('Finishes signing in with a recovery code, which is used up.')
  @ApiOkResponse({ type: SignInStepDto })
  async recoveryCode(
    @PendingToken() token: string | undefined,
    @Body() { code }: FactorCodeDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInStepDto> {
    return this.answer.give(reply, await this.secondFactor.payWithRecoveryCode(token, code, client));
  }

  @Post('passkey/options')
  @Unfinished('What to ask the browser to finish signing in with a passkey.')
  @ApiOkResponse({ type: PasskeyOptionsDto })
  async passkeyOptions(@PendingToken() token: string | undefined): Promise<PasskeyOptionsDto> {
    return { publicKey: await this.secondFactor.passkeyOptions(token) };
  }

  @Post('passkey')
  @Unfinished('Finishes signing in with a passkey.')
  @ApiOkResponse({ type: SignInStepDto })
  async passkey(
    @PendingToken() token: string | undefined,
    @Body() { response }: PasskeyAnswerDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInStepDto> {
    return this.answer.give(reply, await this.secondFactor.payWithPasskey(token, response, client));
  }

  @Post('enrolment/totp')
  @Unfinished('The secret of a new authenticator, where the organisation asks for a second factor.')
  @ApiOkResponse({ type: TotpSecretDto })
  async beginTotp(@PendingToken() token: string | undefined): Promise<TotpSecretDto> {
    return this.secondFactor.beginTotp(token);
  }

  @Post('enrolment/totp/confirmation')
  @Unfinished('Sets the authenticator up with its first code, and finishes signing in.')
  @ApiOkResponse({ type: EnrolledDto })
  async enrolTotp(
    @PendingToken() token: string | undefined,
    @Body() { code }: FactorCodeDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledDto> {
    const { step, recoveryCodes } = await this.secondFactor.enrolTotp(token, code, client);
    return Object.assign(this.answer.give(reply, step), { recoveryCodes });
  }

  @Post('enrolment/passkey/options')
  @Unfinished('What to ask the browser to make a passkey, where the organisation asks for a second factor.')
  @ApiOkResponse({ type: PasskeyOptionsDto })
  async beginPasskey(@PendingToken() token: string | undefined): Promise<PasskeyOptionsDto> {
    return { publicKey: await this.secondFactor.beginPasskey(token) };
  }

  @Post('enrolment/passkey')
  @Unfinished('Sets a passkey up, and finishes signing in.')
  @ApiOkResponse({ type: EnrolledDto })
  async enrolPasskey(
    @PendingToken() token: string | undefined,
    @Body() { name, response }: NewPasskeyDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledDto> {
    const { step, recoveryCodes } = await this.secondFactor.enrolPasskey(token, name, response, client);
    return Object.assign(this.answer.give(reply, step), { recoveryCodes });
  }
}
