import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { packageRoot } from '../../config/package-root.ts';
import { Public } from '../access/audience.decorator.ts';
import { asyncapiDocument } from './asyncapi-document.ts';

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };

/** The live feed's protocol, for clients' tools. */
@ApiTags('documents')
@Controller('asyncapi.json')
export class AsyncapiController {
  private readonly document = asyncapiDocument(version);

  @Public()
  @Get()
  @ApiOperation({ summary: 'The live feed as an AsyncAPI 3 document' })
  @ApiOkResponse({ description: 'AsyncAPI 3.0', schema: { type: 'object' } })
  get(): Record<string, unknown> {
    return this.document;
  }
}
