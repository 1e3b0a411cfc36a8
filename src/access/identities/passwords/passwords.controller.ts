import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { ApiInvalid } from '../../../common/field.decorator.ts';
import { ForOperators, Public } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { type Client, CurrentClient } from '../client.decorator.ts';
import { ChangePasswordDto, TakeInvitationDto } from './password.dto.ts';
import { PasswordsService } from './passwords.service.ts';

@ApiTags('session')
@Controller('api/v1')
export class PasswordsController {
  constructor(private readonly passwords: PasswordsService) {}

  @Post('invitation')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Chooses a password with a one-time link. The link works once.' })
  @ApiInvalid()
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'The link is not known, was used, or has run out.', type: ErrorBodyDto })
  @ApiTooManyRequestsResponse({ description: 'Too many failures; Retry-After says how long.', type: ErrorBodyDto })
  async takeInvitation(@Body() { token, password }: TakeInvitationDto, @CurrentClient() client: Client): Promise<void> {
    await this.passwords.takeInvitation(token, password, client);
  }

  @Put('password')
  @ForOperators('self')
  @HttpCode(204)
  @ApiOperation({ summary: 'Changes your password. Your other sessions end.' })
  @ApiInvalid()
  @ApiNoContentResponse()
  async change(@CurrentOperator() operator: Operator, @Body() { current, next }: ChangePasswordDto): Promise<void> {
    await this.passwords.change(operator, current, next);
  }
}
