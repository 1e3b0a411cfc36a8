import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { ApiById, ApiInvalid, UuidParam } from '../../../common/field.decorator.ts';
import { ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { Reproof } from '../passwords/reproof.service.ts';
import {
  FactorCodeDto,
  FactorsDto,
  NewPasskeyDto,
  PasskeyOptionsDto,
  RecoveryCodesDto,
  ReproofDto,
  TotpSecretDto,
} from './factor.dto.ts';
import { FactorsReader } from './factors.reader.ts';
import { FactorsService } from './factors.service.ts';
import { PasskeysService } from './passkeys.service.ts';
import { requirePasskeyAnswer } from './second-factor.service.ts';
import { TotpService } from './totp.service.ts';

/** Your own second factors. Setting one up and taking one away asks for the password once more. */
@ApiTags('factors')
@ForOperators('self')
@Controller('api/v1/factors')
export class FactorsController {
  constructor(
    private readonly reader: FactorsReader,
    private readonly factors: FactorsService,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
    private readonly reproof: Reproof,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your second factors, without what is secret.' })
  @ApiOkResponse({ type: FactorsDto })
  list(@CurrentOperator() operator: Operator): Promise<FactorsDto> {
    return this.reader.list(operator);
  }

  @Post('totp')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The secret of a new authenticator, which its first code sets up.' })
  @ApiInvalid()
  @ApiConflictResponse({ description: 'There is an authenticator already.', type: ErrorBodyDto })
  @ApiOkResponse({ type: TotpSecretDto })
  async beginTotp(@CurrentOperator() operator: Operator, @Body() { password }: ReproofDto): Promise<TotpSecretDto> {
    return this.totp.begin(await this.reproof.require(operator, password));
  }

  @Post('totp/confirmation')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Sets the authenticator up with its first code.' })
  @ApiInvalid()
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirmTotp(@CurrentOperator() operator: Operator, @Body() { code }: FactorCodeDto): Promise<RecoveryCodesDto> {
    const person = await this.reproof.person(operator);
    return { recoveryCodes: await this.factors.confirmTotp(person, code, operator.origin) };
  }

  @Post('totp/removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes the authenticator away.' })
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Your organisation asks for a second factor.', type: ErrorBodyDto })
  @ApiNoContentResponse()
  async removeTotp(@CurrentOperator() operator: Operator, @Body() { password }: ReproofDto): Promise<void> {
    await this.factors.remove(await this.reproof.require(operator, password), 'totp', operator.origin);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What to ask the browser to make a passkey.' })
  @ApiInvalid()
  @ApiOkResponse({ type: PasskeyOptionsDto })
  async beginPasskey(
    @CurrentOperator() operator: Operator,
    @Body() { password }: ReproofDto,
  ): Promise<PasskeyOptionsDto> {
    const person = await this.reproof.require(operator, password);
    return { publicKey: await this.passkeys.beginRegistration(person) };
  }

  @Post('passkeys')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Sets a passkey up with what the browser answered.' })
  @ApiInvalid()
  @ApiConflictResponse({ description: 'It is registered already, or there are too many.', type: ErrorBodyDto })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async addPasskey(
    @CurrentOperator() operator: Operator,
    @Body() { name, response }: NewPasskeyDto,
  ): Promise<RecoveryCodesDto> {
    const person = await this.reproof.person(operator);
    const answer = requirePasskeyAnswer(response);
    const { recoveryCodes } = await this.factors.addPasskey(person, name, answer, operator.origin);
    return { recoveryCodes };
  }

  @Post('passkeys/:id/removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes a passkey away.' })
  @ApiById('passkey')
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Your organisation asks for a second factor.', type: ErrorBodyDto })
  @ApiNoContentResponse()
  async removePasskey(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { password }: ReproofDto,
  ): Promise<void> {
    const person = await this.reproof.require(operator, password);
    await this.factors.remove(person, { passkeyId: id }, operator.origin);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Ten new recovery codes; those before them are worthless.' })
  @ApiInvalid()
  @ApiConflictResponse({ description: 'There is no second factor they could stand in for.', type: ErrorBodyDto })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async renewRecoveryCodes(
    @CurrentOperator() operator: Operator,
    @Body() { password }: ReproofDto,
  ): Promise<RecoveryCodesDto> {
    const person = await this.reproof.require(operator, password);
    return { recoveryCodes: await this.factors.renewRecoveryCodes(person, operator.origin) };
  }
}
