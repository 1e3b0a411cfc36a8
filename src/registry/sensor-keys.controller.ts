import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, UuidParam } from './registry-field.decorator.ts';
import { IssuedKeyDto, IssueKeyDto, SensorKeysDto } from './sensor-key.dto.ts';
import { SensorKeysService } from './sensor-keys.service.ts';

@ApiTags('registry')
@ForOperators('sensor.write')
@Controller('api/v1/sensors/:id/keys')
export class SensorKeysController {
  constructor(private readonly keys: SensorKeysService) {}

  @Get()
  @ApiOperation({ summary: 'The keys of a sensor, without what is secret.' })
  @ApiById('sensor')
  @ApiOkResponse({ type: SensorKeysDto })
  async list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<SensorKeysDto> {
    const keys = await this.keys.list(operator, id);
    return {
      items: keys.map((key) => ({
        id: key.id,
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
    };
  }

  @Post()
  @ApiOperation({ summary: 'Issues a key. It is shown in this answer and never again.' })
  @ApiById('sensor')
  @ApiInvalid()
  @ApiCreatedResponse({ type: IssuedKeyDto })
  async issue(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: IssueKeyDto,
  ): Promise<IssuedKeyDto> {
    const expiresAt = body?.expiresAt ? new Date(body.expiresAt) : null;
    const issued = await this.keys.issue(operator, id, expiresAt);
    return { id: issued.id, key: issued.key, expiresAt: issued.expiresAt?.toISOString() ?? null };
  }

  @Delete(':keyId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes a key, for good, within ten seconds.' })
  @ApiById('sensor')
  @ApiParam({ name: 'keyId', format: 'uuid' })
  @ApiNoContentResponse()
  async revoke(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('keyId') keyId: string,
  ): Promise<void> {
    await this.keys.revoke(operator, id, keyId);
  }
}
