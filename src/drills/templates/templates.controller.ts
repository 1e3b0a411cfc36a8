import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allows, ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { DomainError } from '../../common/domain-error.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../../common/field.decorator.ts';
import { exportCexf } from '../exchange/export-cexf.ts';
import { exportMsel } from '../exchange/export-msel.ts';
import { summaryOf } from './template-summary.ts';
import { checkTemplateText } from './template-text.ts';
import { CheckedTemplateDto, DrillTemplateListDto, TemplateDetailDto } from './templates.dto.ts';
import { TemplatesReader } from './templates.reader.ts';
import { TemplatesService } from './templates.service.ts';
import {
  ApproveTemplateDto,
  CopyTemplateDto,
  CreateTemplateDto,
  MoveTemplateDto,
  ReleaseTemplateDto,
  SaveTemplateDto,
  TemplateTextDto,
} from './write-template.dto.ts';

const FILES = {
  yaml: { ending: 'yml', type: 'application/yaml; charset=utf-8' },
  cexf: { ending: 'cexf.json', type: 'application/json; charset=utf-8' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
} as const;

/** The scripts of drills: those that are shipped, and those that organisations write. */
@ApiTags('drills')
@ForOperators('drill.author')
@Controller('api/v1/drills/templates')
export class TemplatesController {
  constructor(
    private readonly reader: TemplatesReader,
    private readonly templates: TemplatesService,
  ) {}

  @Get()
  @Allows('drill.read')
  @ApiOperation({ summary: 'The drills there are: your organisation’s, those released to your nation, the shipped' })
  @ApiOkResponse({ type: DrillTemplateListDto })
  async list(@CurrentOperator() operator: Operator): Promise<DrillTemplateListDto> {
    return { items: await this.reader.list(operator) };
  }

  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reads a text and tells its faults, each with line and column; keeps nothing' })
  @ApiInvalid()
  @ApiOkResponse({ type: CheckedTemplateDto })
  check(@Body() { text }: TemplateTextDto): CheckedTemplateDto {
    const { template, faults } = checkTemplateText(text);
    return { faults, summary: template ? summaryOf(template) : null };
  }

  @Post()
  @ApiOperation({
    summary: 'Keeps a new drill, as a draft, of YAML, CEXF or a spreadsheet',
    description: 'The answer tells what of it found no place. What cannot be read is refused with line and column.',
  })
  @ApiRefusals('The code is taken, or there are too many already.')
  @ApiPayloadTooLargeResponse({ type: ErrorBodyDto })
  @ApiCreatedResponse({ type: TemplateDetailDto })
  create(
    @CurrentOperator() operator: Operator,
    @Body() { comment, base, ...incoming }: CreateTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.create(operator, incoming, { comment, ...(base !== undefined && { base }) });
  }

  @Get(':ref')
  @ApiOperation({ summary: 'One drill with its text: the newest of your own, the approved one of others' })
  @ApiRef()
  @ApiRevision()
  @ApiInvalid()
  @ApiOkResponse({ type: TemplateDetailDto })
  one(
    @CurrentOperator() operator: Operator,
    @Param('ref') ref: string,
    @RevisionQuery() revision?: number,
  ): Promise<TemplateDetailDto> {
    return this.reader.one(operator, ref, revision);
  }

  @Get(':ref/yaml')
  @ApiOperation({ summary: 'A drill as it was written, to be kept as a file' })
  @ApiRef()
  @ApiRevision()
  @ApiOkResponse({ content: { 'application/yaml': { schema: { type: 'string' } } } })
  async yaml(
    @CurrentOperator() operator: Operator,
    @Param('ref') ref: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @RevisionQuery() revision?: number,
  ): Promise<StreamableFile> {
    const { template, text } = await this.reader.written(operator, ref, revision);
    return asFile(reply, template.code, 'yaml', text);
  }

  @Get(':ref/cexf')
  @ApiOperation({
    summary: 'A drill as CEXF, to be kept as a file: its whole script',
    description:
      'What CEXF has no words for stands in `exercise.meta`, and is listed there under `breakwater-not-in-cexf`.',
  })
  @ApiRef()
  @ApiRevision()
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async cexf(
    @CurrentOperator() operator: Operator,
    @Param('ref') ref: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @RevisionQuery() revision?: number,
  ): Promise<StreamableFile> {
    const { template } = await this.reader.written(operator, ref, revision);
    return asFile(reply, template.code, 'cexf', JSON.stringify(exportCexf(template), null, 2));
  }

  @Get(':ref/csv')
  @ApiOperation({
    summary: 'The items of a drill as a spreadsheet, which can be put into it again',
    description:
      'What it has no column for is told as `notCarried.csv` of the drill, and kept of it by control number.',
  })
  @ApiRef()
  @ApiRevision()
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async csv(
    @CurrentOperator() operator: Operator,
    @Param('ref') ref: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @RevisionQuery() revision?: number,
  ): Promise<StreamableFile> {
    const { template } = await this.reader.written(operator, ref, revision);
    return asFile(reply, template.code, 'csv', exportMsel(template));
  }

  @Post(':ref/copies')
  @ApiOperation({ summary: 'Keeps a copy of a drill as a draft of your own, under another code' })
  @ApiRef()
  @ApiRefusals('The code is taken, or there are too many already.')
  @ApiCreatedResponse({ type: TemplateDetailDto })
  copy(
    @CurrentOperator() operator: Operator,
    @Param('ref') ref: string,
    @Body() { code }: CopyTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.copy(operator, ref, code);
  }

  @Post(':ref/revisions')
  @ApiOperation({ summary: 'Saves a text as the next; none that was saved ever changes' })
  @ApiById('drill', 'ref')
  @ApiRefusals('A newer text was saved, the latest says the same, the code is taken, or it is archived.')
  @ApiPayloadTooLargeResponse({ type: ErrorBodyDto })
  @ApiCreatedResponse({ type: TemplateDetailDto })
  save(
    @CurrentOperator() operator: Operator,
    @UuidParam('ref') id: string,
    @Body() { comment, after, ...incoming }: SaveTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.save(operator, id, incoming, { comment, after });
  }

  @Post(':ref/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approves the newest text: runs are made of it from now on' })
  @ApiById('drill', 'ref')
  @ApiRefusals('A newer text was saved, it is approved already, or archived.')
  @ApiOkResponse({ type: TemplateDetailDto })
  approve(
    @CurrentOperator() operator: Operator,
    @UuidParam('ref') id: string,
    @Body() body: ApproveTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.move(operator, id, 'approve', body);
  }

  @Post(':ref/archive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts a drill away: no run is made of it, and nobody else sees it; runs there are go on' })
  @ApiById('drill', 'ref')
  @ApiRefusals('It is archived already.')
  @ApiOkResponse({ type: TemplateDetailDto })
  archive(
    @CurrentOperator() operator: Operator,
    @UuidParam('ref') id: string,
    @Body() body: MoveTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.move(operator, id, 'archive', body);
  }

  @Post(':ref/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes a drill out of the archive, as it was' })
  @ApiById('drill', 'ref')
  @ApiRefusals('It is not archived.')
  @ApiOkResponse({ type: TemplateDetailDto })
  restore(
    @CurrentOperator() operator: Operator,
    @UuidParam('ref') id: string,
    @Body() body: MoveTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.move(operator, id, 'restore', body);
  }

  @Put(':ref/releasability')
  @ApiOperation({ summary: 'Says which nations may read and run what is approved of it; nobody where none is named' })
  @ApiById('drill', 'ref')
  @ApiRefusals('Somebody changed it since it was read.')
  @ApiOkResponse({ type: TemplateDetailDto })
  release(
    @CurrentOperator() operator: Operator,
    @UuidParam('ref') id: string,
    @Body() body: ReleaseTemplateDto,
  ): Promise<TemplateDetailDto> {
    return this.templates.release(operator, id, body);
  }
}

function ApiRef(): MethodDecorator {
  return (target, key, descriptor) => {
    ApiParam({ name: 'ref', example: 'port-crane-attack', description: 'Code of a shipped one, or an id.' })(
      target,
      key,
      descriptor,
    );
    ApiNotFoundResponse({ description: 'No such drill.', type: ErrorBodyDto })(target, key, descriptor);
  };
}

function ApiRevision(): MethodDecorator {
  return ApiQuery({
    name: 'revision',
    required: false,
    type: 'integer',
    description: 'Of your own: another than the newest.',
  });
}

function RevisionQuery(): ParameterDecorator {
  const exceptionFactory = (): DomainError =>
    new DomainError('invalid', 'invalid_revision', 'revision must be a number from 1', { field: 'revision' });
  return Query('revision', new ParseIntPipe({ optional: true, exceptionFactory }), {
    transform: (value?: number) => {
      if (value !== undefined && (value < 1 || value > 1_000_000)) throw exceptionFactory();
      return value;
    },
  });
}

function asFile(reply: FastifyReply, code: string, format: keyof typeof FILES, text: string): StreamableFile {
  const { ending, type } = FILES[format];
  void reply.header('content-disposition', `attachment; filename="exercise-${code}.${ending}"`);
  const content = Buffer.from(text);
  return new StreamableFile(content, { type, length: content.length });
}
