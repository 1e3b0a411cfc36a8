import { Body, Controller, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { ErrorBodyDto } from '../../../common/error-body.dto.ts';
import { ApiRefusals } from '../../../common/field.decorator.ts';
import { Public } from '../../audience.decorator.ts';
import { type Client, CurrentClient } from '../client.decorator.ts';
import { SetupDto, SetUpDto } from './setup.dto.ts';
import { SetupService } from './setup.service.ts';

@ApiTags('session')
@Controller('api/v1/setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Post()
  @Public()
  @ApiOperation({
    summary: 'Creates the first administrator, with the one-time token the server printed at its start.',
    description: 'Nation and organisation are entered with it, unless they are there already.',
  })
  @ApiRefusals('Another nation or organisation has this name or code.')
  @ApiNotFoundResponse({ description: 'The token is not known, was used, or has run out.', type: ErrorBodyDto })
  @ApiTooManyRequestsResponse({ description: 'Too many failures; Retry-After says how long.', type: ErrorBodyDto })
  @ApiCreatedResponse({ type: SetUpDto })
  async complete(@Body() body: SetupDto, @CurrentClient() client: Client): Promise<SetUpDto> {
    return { accountId: await this.setup.complete(body, client) };
  }
}
