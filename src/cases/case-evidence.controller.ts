import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Settings } from '../../config/settings.ts';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ConcurrencyLimit } from '../common/concurrency-limit.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import type { Page } from '../common/page-cursor.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { StreamedBody } from '../common/streamed-body.decorator.ts';
import { readBounded } from '../common/streamed-body.ts';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { UuidParam } from '../registry/registry-field.decorator.ts';
import {
  AddEvidenceQueryDto,
  type CustodyEntryDto,
  CustodyPageDto,
  EvidenceDto,
  EvidencePageDto,
} from './case-evidence.dto.ts';
import { CaseEvidenceService } from './case-evidence.service.ts';
import { ApiCaseCommand, ApiOfCase } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { EvidenceCustodyReader } from './evidence-custody.reader.ts';

/** Contents held in memory at once, on their way in or out; the others wait, unread. */
const AT_ONCE = 4;

@ApiTags('case parts')
@ForOperators('case.read')
@Controller('api/v1/cases/:id/evidence')
export class CaseEvidenceController {
  private readonly contents = new ConcurrencyLimit(AT_ONCE);

  constructor(
    private readonly evidence: CaseEvidenceService,
    private readonly custody: EvidenceCustodyReader,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOfCase('Lists the evidence of a case, oldest first')
  @ApiOkResponse({ type: EvidencePageDto })
  list(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: PageQueryDto,
  ): Promise<Page<EvidenceDto>> {
    return this.evidence.list(operator, reference, query);
  }

  @Post()
  @Allows('case.work')
  @HttpCode(201)
  @StreamedBody()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCaseCommand('Keeps a file with the case')
  @ApiCreatedResponse({ type: EvidenceDto })
  @ApiResponse({ status: 413, description: 'It is larger than this server keeps.', type: ErrorBodyDto })
  @ApiResponse({ status: 415, description: 'The body is no application/octet-stream.', type: ErrorBodyDto })
  async add(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: AddEvidenceQueryDto,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceDto> {
    if (!(body instanceof Readable)) {
      throw new DomainError('unsupported', 'unsupported_media_type', 'The body must be application/octet-stream');
    }
    return this.contents.run(async () => {
      const content = await readBounded(body, this.settings.maxEvidenceBytes).catch((error: unknown) => {
        // What is left of the body is not worth reading.
        void reply.header('connection', 'close');
        throw error;
      });
      return this.evidence.add(operator, reference, Object.assign({ content }, query));
    });
  }

  @Get(':evidenceId/content')
  @ApiOfCase('Gives the content out; the chain of custody says to whom')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 409, description: 'evidence_damaged', type: ErrorBodyDto })
  content(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('evidenceId') evidenceId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.contents.run(async () => {
      const { id, content, sha256 } = await this.evidence.download(operator, reference, evidenceId);
      // Nothing a browser would show or run, whatever it is; named by us (OWASP ASVS 5.0, V5.4).
      void reply.headers({
        'content-disposition': `attachment; filename="evidence-${id}.bin"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
      });
      return new StreamableFile(content, { type: 'application/octet-stream', length: content.length });
    });
  }

  @Post(':evidenceId/verification')
  @Allows('case.work')
  @HttpCode(200)
  @ApiCaseCommand('Holds the content against its hash; the chain of custody says who did', ['evidence_damaged'])
  @ApiOkResponse({ description: 'It has the hash it was added with', type: EvidenceDto })
  verify(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('evidenceId') evidenceId: string,
  ): Promise<EvidenceDto> {
    return this.contents.run(() => this.evidence.verify(operator, reference, evidenceId));
  }

  @Get(':evidenceId/custody')
  @ApiOfCase('Lists who had a piece of evidence in hands, oldest first')
  @ApiOkResponse({ type: CustodyPageDto })
  chain(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('evidenceId') evidenceId: string,
    @Query() query: PageQueryDto,
  ): Promise<Page<CustodyEntryDto>> {
    return this.custody.list(operator, reference, evidenceId, query);
  }
}
