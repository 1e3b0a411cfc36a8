import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiIssues, ApiKeyId, ApiRotates, ApiRotatesSecret } from './machine-key-operation.decorator.ts';
import {
  IssuedKeyDto,
  IssuedSecretDto,
  IssueKeyDto,
  MachineKeysDto,
  OverlapDto,
  RotatedKeyDto,
  RotateKeyDto,
} from './machine-key.dto.ts';
import { MachineKeysReader } from './machine-keys.reader.ts';
import { issuedDto, keyTerms, rotatedDto, rotation } from './machine-key-terms.ts';
import { MachineKeysService } from './machine-keys.service.ts';
import type { Machine } from './machine-owner.ts';
import { ApiById, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('sensor.write')
@Controller('api/v1/sensors/:id/keys')
export class SensorKeysController {
  constructor(
    private readonly reader: MachineKeysReader,
    private readonly keys: MachineKeysService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The keys of a sensor, without what is secret.' })
  @ApiById('sensor')
  @ApiOkResponse({ type: MachineKeysDto })
  async list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<MachineKeysDto> {
    return this.reader.list(operator, sensor(id));
  }

  @Post()
  @ApiIssues('sensor')
  async issue(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body?: IssueKeyDto,
  ): Promise<IssuedKeyDto> {
    return issuedDto(await this.keys.issue(operator, sensor(id), keyTerms(body)));
  }

  @Post('rotate')
  @ApiRotates('sensor')
  async rotate(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body?: RotateKeyDto,
  ): Promise<RotatedKeyDto> {
    return rotatedDto(await this.keys.rotate(operator, sensor(id), rotation(body)));
  }

  @Post(':keyId/secret')
  @ApiRotatesSecret('sensor')
  async rotateSecret(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('keyId') keyId: string,
    @Body() body?: OverlapDto,
  ): Promise<IssuedSecretDto> {
    const { overlapSeconds } = rotation(body);
    return { signingSecret: await this.keys.rotateSecret(operator, sensor(id), keyId, overlapSeconds) };
  }

  @Delete(':keyId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes a key, for good, within ten seconds.' })
  @ApiById('sensor')
  @ApiKeyId()
  @ApiNoContentResponse()
  async revoke(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('keyId') keyId: string,
  ): Promise<void> {
    await this.keys.revoke(operator, sensor(id), keyId);
  }
}

function sensor(id: string): Machine {
  return { kind: 'sensor', id };
}
