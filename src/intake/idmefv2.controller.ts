import {
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpException,
  HttpStatus,
  MethodNotAllowedException,
  NotAcceptableException,
  Options,
  Patch,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForSensors, Public } from '../access/audience.decorator.ts';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import { CurrentSensor } from '../access/current-sensor.decorator.ts';
import { DomainError } from '../common/domain-error.ts';
import { idmefv2Format } from './formats/idmefv2.ts';
import type { ItemResult } from './intake-answer.ts';
import { StoredMessageDto } from './intake-answer.dto.ts';
import { messageOf } from './intake-message.ts';
import { TakesOneMessage } from './intake-operation.decorator.ts';
import { IntakeService } from './intake.service.ts';
import { acceptsJson } from './media-type.ts';

/**
 * One IDMEFv2 message per POST (draft-lehmann-idmefv2-https-transport-05): 200 once it is safely stored, now or
 * before; 400, 406, 411, 413 or 415 where the message is at fault, 503 where we are; 405 for every other method.
 */
@ApiTags('intake')
@Controller('idmefv2')
export class Idmefv2Controller {
  constructor(private readonly intake: IntakeService) {}

  @Post()
  @HttpCode(200)
  @ForSensors()
  @TakesOneMessage()
  async take(@CurrentSensor() sensor: AuthenticatedSensor, @Req() request: FastifyRequest): Promise<StoredMessageDto> {
    const { headers } = request;
    if (!acceptsJson(headers.accept)) throw new NotAcceptableException('Answers are application/json');
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
      throw new HttpException('A message must come with its length, or chunked', HttpStatus.LENGTH_REQUIRED);
    }
    const { results } = await this.takeOne(sensor, request);
    return stored(results[0]);
  }

  @Get()
  @Public()
  @ApiExcludeEndpoint()
  get(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Put()
  @Public()
  @ApiExcludeEndpoint()
  put(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Patch()
  @Public()
  @ApiExcludeEndpoint()
  patch(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Delete()
  @Public()
  @ApiExcludeEndpoint()
  delete(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  @Options()
  @Public()
  @ApiExcludeEndpoint()
  options(@Res({ passthrough: true }) reply: FastifyReply): never {
    return refuseMethod(reply);
  }

  private async takeOne(sensor: AuthenticatedSensor, request: FastifyRequest): Promise<{ results: ItemResult[] }> {
    try {
      return await this.intake.take(sensor, idmefv2Format, messageOf(request), 1);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'too_many_items') {
        throw new DomainError('invalid', 'one_message', 'Each message must come in a request of its own');
      }
      if (error.kind === 'overloaded') {
        throw new DomainError('unavailable', error.code, error.message, {
          retryAfter: error.retryAfter ?? 1,
          cause: error,
        });
      }
      throw error;
    }
  }
}

function stored(result: ItemResult | undefined): StoredMessageDto {
  if (!result) throw new DomainError('invalid', 'empty_body', 'The body holds no message');
  if (result.status !== 'rejected') return { status: result.status, id: result.id };
  const { code, reason, field } = result;
  const kind = code === 'item_too_large' ? 'too_large' : 'invalid';
  throw new DomainError(kind, code, reason, field === undefined ? {} : { field });
}

function refuseMethod(reply: FastifyReply): never {
  void reply.header('allow', 'POST');
  throw new MethodNotAllowedException('Messages are sent by POST');
}
