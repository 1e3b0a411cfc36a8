import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiRefusals } from '../../common/field.decorator.ts';
import { BackTestDto } from './back-test.dto.ts';
import type { BackTestFrame } from './back-test-frame.ts';
import { BackTestService } from './back-test.service.ts';

const NDJSON = 'application/x-ndjson';

/** Tries rules on what was. */
@ApiTags('rules')
@Controller('api/v1/rules/back-tests')
export class BackTestController {
  constructor(private readonly backTests: BackTestService) {}

  @Post()
  @HttpCode(200)
  @ForOperators('rule.write')
  @ApiOperation({
    summary:
      'What a rule would have opened, joined or split, line by line while it is found; closing the connection ends it',
  })
  @ApiRefusals('You have one running.')
  @ApiTooManyRequestsResponse({ description: 'Others are running.', type: ErrorBodyDto })
  @ApiProduces(NDJSON)
  @ApiOkResponse({
    description:
      'One JSON object per line: `started`, `progress` …, `difference` …, `done` or `failed` (docs/rules.md).',
    content: { [NDJSON]: { schema: { type: 'string' } } },
  })
  async run(@CurrentOperator() operator: Operator, @Body() body: BackTestDto): Promise<StreamableFile> {
    const { frames, end } = await this.backTests.begin(operator, body);
    const lines = Readable.from(linesOf(frames), { objectMode: false, highWaterMark: 16_384 });
    // Read to its end, or given up.
    lines.once('close', end);
    return new StreamableFile(lines, { type: NDJSON });
  }
}

async function* linesOf(frames: AsyncIterable<BackTestFrame>): AsyncGenerator<string> {
  for await (const frame of frames) yield `${JSON.stringify(frame)}\n`;
}
