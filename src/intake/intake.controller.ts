import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForSensors } from '../access/audience.decorator.ts';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import { CurrentSensor } from '../access/current-sensor.decorator.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { formats } from './formats/registry.ts';
import { answerStatus, type IntakeAnswer } from './intake-answer.ts';
import { messageOf } from './intake-message.ts';
import { TakesAlerts } from './intake-operation.decorator.ts';
import { IntakeService } from './intake.service.ts';

/** Where sensors and gateways send what they see. */
@ApiTags('intake')
@ForSensors()
@Controller('api/v1')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  @Post('alerts')
  @TakesAlerts("Takes alerts in Breakwater's own format.")
  async takeNative(
    @CurrentSensor() sensor: AuthenticatedSensor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeAnswer> {
    return this.take(sensor, 'native', request, reply);
  }

  @Post('intake/:format')
  @TakesAlerts('Takes alerts in the format a sensor speaks.')
  @ApiParam({ name: 'format', enum: [...formats.keys()] })
  @ApiNotFoundResponse({ description: 'No such format; the answer names those there are.', type: ErrorBodyDto })
  async takeFormat(
    @CurrentSensor() sensor: AuthenticatedSensor,
    @Param('format') format: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeAnswer> {
    return this.take(sensor, format, request, reply);
  }

  private async take(
    sensor: AuthenticatedSensor,
    name: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<IntakeAnswer> {
    const format = formats.get(name);
    if (!format) {
      const known = [...formats.keys()].join(', ');
      throw new DomainError('not_found', 'unknown_format', `There is no such format; known are ${known}`);
    }
    const answer = await this.intake.take(sensor, format, messageOf(request));
    void reply.status(answerStatus(answer));
    return answer;
  }
}
