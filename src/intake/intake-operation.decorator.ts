import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { IntakeAnswerDto, StoredMessageDto } from './intake-answer.dto.ts';
import { RawBody } from './raw-body.decorator.ts';

const answers: readonly (readonly [status: number, description: string])[] = [
  [200, 'All items are stored, now or before.'],
  [207, 'Some items were rejected; the others are stored.'],
  [422, 'Every item was rejected.'],
];

const refusals: readonly (readonly [status: number, description: string])[] = [
  [400, 'The body as a whole is empty, malformed, or a broken gzip stream.'],
  [413, 'The body is too large, or holds too many items.'],
  [415, 'The body is no JSON or NDJSON in UTF-8, plain or gzip.'],
  [429, 'Too much waits to be stored; Retry-After says when to send again.'],
  [503, 'The store cannot be reached; Retry-After says when to send again.'],
];

/** An operation that takes alerts as bytes and answers item by item. */
export function TakesAlerts(summary: string): MethodDecorator {
  return applyDecorators(
    RawBody(),
    ApiOperation({
      summary,
      description:
        'One object, an array of objects, or objects in lines (NDJSON). One bad item harms no other. Sending the same ' +
        'again is safe. An item is called accepted once it has been committed.',
    }),
    ApiConsumes('application/json', 'application/x-ndjson'),
    ApiHeader({ name: 'content-encoding', required: false, schema: { type: 'string', enum: ['identity', 'gzip'] } }),
    ApiBody({ schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }] } }),
    ...answers.map(([status, description]) => ApiResponse({ status, description, type: IntakeAnswerDto })),
    ...refusals.map(([status, description]) => ApiResponse({ status, description, type: ErrorBodyDto })),
  );
}

const messageRefusals: readonly (readonly [status: number, description: string])[] = [
  [400, 'The message is malformed, or there is not exactly one.'],
  [405, 'Messages are sent by POST.'],
  [406, 'The answer is application/json, which the sender does not accept.'],
  [411, 'The message comes neither with its length nor chunked.'],
  [413, 'The message is too large.'],
  [415, 'The message is no JSON in UTF-8, plain or gzip.'],
  [503, 'It cannot be stored now; Retry-After says when to send again.'],
];

/** The operation of the IDMEFv2 HTTPS transport draft: one message, stored or refused. */
export function TakesOneMessage(): MethodDecorator {
  return applyDecorators(
    RawBody(),
    ApiOperation({ summary: 'Takes one IDMEFv2 message, as the HTTPS transport draft has it.' }),
    ApiConsumes('application/json'),
    ApiBody({ schema: { type: 'object' } }),
    ApiResponse({ status: 200, description: 'The message is stored, now or before.', type: StoredMessageDto }),
    ...messageRefusals.map(([status, description]) => ApiResponse({ status, description, type: ErrorBodyDto })),
  );
}
