import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiInvalid } from '../common/field.decorator.ts';
import type { Preferences } from './person.ts';
import { PreferencesDto } from './preferences.dto.ts';
import { PreferencesService } from './preferences.service.ts';

/** How a person wants to be told. */
@ApiTags('notifications')
@ForOperators('notification.read')
@Controller('api/v1/notifications/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @ApiOperation({ summary: 'How you want to be told' })
  @ApiOkResponse({ type: PreferencesDto })
  async get(@CurrentOperator() operator: Operator): Promise<PreferencesDto> {
    return toDto(await this.preferences.get(operator));
  }

  @Put()
  @ApiOperation({ summary: 'Says how you want to be told' })
  @ApiInvalid()
  @ApiOkResponse({ type: PreferencesDto })
  async replace(@CurrentOperator() operator: Operator, @Body() body: PreferencesDto): Promise<PreferencesDto> {
    const { mail, mailInExercises, timezone, quietHours, breakThrough } = body;
    const quiet = { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null };
    const wanted = { mail, mailInExercises, timezone, breakThrough, ...quiet };
    return toDto(await this.preferences.replace(operator, wanted));
  }
}

function toDto({ mail, mailInExercises, timezone, quietFrom, quietTo, breakThrough }: Preferences): PreferencesDto {
  const quietHours = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { mail, mailInExercises, timezone, quietHours, breakThrough };
}
