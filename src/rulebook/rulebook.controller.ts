import { applyDecorators, Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { AnalystRules } from '../correlation/analyst-rules.ts';
import { checkText } from './checked-text.ts';
import {
  BookListDto,
  BookRuleDto,
  CheckedRuleDto,
  CreateRuleTextDto,
  MoveRuleDto,
  RuleTextDto,
  RuleVersionTextDto,
  SaveVersionDto,
  ShadowMatchListDto,
} from './rulebook.dto.ts';
import { RulebookReader } from './rulebook.reader.ts';
import { RulebookService } from './rulebook.service.ts';
import { ShippedRules } from './shipped-rules.reader.ts';

/** The rules analysts keep in the database, beside those that are shipped. */
@ApiTags('rules')
@ForOperators('rule.read')
@Controller('api/v1/rules')
export class RulebookController {
  constructor(
    private readonly reader: RulebookReader,
    private readonly rules: RulebookService,
    private readonly shipped: ShippedRules,
    private readonly analysts: AnalystRules,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The rules of your organisation, and those that are shipped' })
  @ApiOkResponse({ type: BookListDto })
  async list(@CurrentOperator() operator: Operator): Promise<BookListDto> {
    return { items: await this.reader.list(operator) };
  }

  @Get('shipped/:key')
  @ApiOperation({ summary: 'A shipped rule, with the file it is in' })
  @ApiParam({ name: 'key', description: 'What its links are kept under: its id, or else its name.' })
  @ApiNotFoundResponse({ description: 'No such rule.', type: ErrorBodyDto })
  @ApiOkResponse({ type: BookRuleDto })
  oneShipped(@CurrentOperator() operator: Operator, @Param('key') key: string): Promise<BookRuleDto> {
    return this.shipped.one(operator, key);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One rule, with its versions and where it rests' })
  @ApiById('rule')
  @ApiOkResponse({ type: BookRuleDto })
  one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<BookRuleDto> {
    return this.reader.one(operator, id);
  }

  @Get(':id/versions/:version')
  @ApiOperation({ summary: 'One version, with its text' })
  @ApiById('rule')
  @ApiVersion()
  @ApiInvalid()
  @ApiOkResponse({ type: RuleVersionTextDto })
  version(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
  ): Promise<RuleVersionTextDto> {
    return this.reader.version(operator, id, version);
  }

  @Get(':id/versions/:version/matches')
  @ApiOperation({ summary: 'What a version would have done in its last test' })
  @ApiById('rule')
  @ApiVersion()
  @ApiInvalid()
  @ApiOkResponse({ type: ShadowMatchListDto })
  async matches(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
  ): Promise<ShadowMatchListDto> {
    return { items: await this.reader.matches(operator, id, version) };
  }

  @Post('check')
  @HttpCode(200)
  @Allows('rule.write')
  @ApiOperation({ summary: 'Reads a text and tells its faults, each with line and column; keeps nothing' })
  @ApiInvalid()
  @ApiOkResponse({ type: CheckedRuleDto })
  check(@Body() body: RuleTextDto): CheckedRuleDto {
    const { faults, read } = checkText(body.text, this.analysts.library.rules);
    return { faults, title: read?.rule.title ?? null, level: read?.rule.level ?? null };
  }

  @Post()
  @Allows('rule.write')
  @ApiOperation({ summary: 'Keeps a new rule, as a draft' })
  @ApiRefusals('The organisation has too many already.')
  @ApiCreatedResponse({ type: BookRuleDto })
  create(@CurrentOperator() operator: Operator, @Body() body: CreateRuleTextDto): Promise<BookRuleDto> {
    return this.rules.create(operator, { text: body.text, comment: body.comment, scope: body.scope ?? 'organisation' });
  }

  @Post(':id/versions')
  @Allows('rule.write')
  @ApiOperation({ summary: 'Saves a text as the next version, as a draft; none that was saved ever changes' })
  @ApiById('rule')
  @ApiRefusals('A newer version was saved, or the latest says the same.')
  @ApiCreatedResponse({ type: BookRuleDto })
  save(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { after, ...draft }: SaveVersionDto,
  ): Promise<BookRuleDto> {
    return this.rules.save(operator, id, draft, after);
  }

  @Post(':id/versions/:version/test')
  @Moves('rule.write', 'Puts a draft into test: it reads the stream and says what it would do')
  test(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'test', body.reason);
  }

  @Post(':id/versions/:version/withdraw')
  @Moves('rule.write', 'Takes a version out of test, back to a draft')
  withdraw(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'withdraw', body.reason);
  }

  @Post(':id/versions/:version/ask')
  @Moves('rule.write', 'Asks a second person that a version in test go live')
  ask(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'ask', body.reason);
  }

  @Post(':id/versions/:version/approve')
  @Moves('rule.approve', 'Lets a version go live; of another person than who wrote it or asked')
  approve(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'approve', body.reason);
  }

  @Post(':id/versions/:version/refuse')
  @Moves('rule.approve', 'Refuses that; the version stays in test')
  refuse(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'refuse', body.reason);
  }

  @Post(':id/versions/:version/retire')
  @Moves('rule.write', 'Takes a version out of use for good; what it tied stands')
  retire(
    @CurrentOperator() who: Operator,
    @UuidParam('id') id: string,
    @VersionParam() version: number,
    @Body() body: MoveRuleDto,
  ): Promise<BookRuleDto> {
    return this.rules.move(who, id, version, 'retire', body.reason);
  }

  @Post('pauses/:id/resume')
  @HttpCode(204)
  @Allows('rule.write')
  @ApiOperation({ summary: 'Lets a rule that rests at a site of yours go on before its time' })
  @ApiById('rest')
  @ApiRefusals('It was ended before.')
  @ApiNoContentResponse()
  resume(@CurrentOperator() operator: Operator, @UuidParam('id') id: string, @Body() body: MoveRuleDto): Promise<void> {
    return this.rules.resume(operator, id, body.reason);
  }
}

const MOST_VERSION = 1_000_000;

function VersionParam(): ParameterDecorator {
  const refuse = (): DomainError =>
    new DomainError('invalid', 'invalid_version', 'version must be a number from 1', { field: 'version' });
  return Param('version', new ParseIntPipe({ exceptionFactory: refuse }), {
    transform: (value: number) => {
      if (value < 1 || value > MOST_VERSION) throw refuse();
      return value;
    },
  });
}

function ApiVersion(): MethodDecorator {
  return ApiParam({ name: 'version', type: 'integer', description: 'Number of the version, from 1.' });
}

/** A move of a version: answers with the rule as it is once correlation has taken it. */
function Moves(action: 'rule.write' | 'rule.approve', summary: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    Allows(action),
    ApiOperation({ summary }),
    ApiById('rule'),
    ApiVersion(),
    ApiRefusals('The version is in another state.'),
    ApiOkResponse({ type: BookRuleDto }),
  );
}
