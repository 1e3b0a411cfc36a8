import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/audience.decorator.ts';
import { OpenApiDocument } from './openapi-document.ts';

/** The interface as it is, for clients to generate from. */
@ApiExcludeController()
@Controller()
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  @Public()
  openapi(): object {
    return this.document.content;
  }
}
