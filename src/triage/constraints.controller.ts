import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import {
  ConstraintDto,
  ConstraintListQueryDto,
  ConstraintPageDto,
  EndConstraintDto,
  PlaceConstraintDto,
} from './constraint.dto.ts';
import { ConstraintsReader } from './constraints.reader.ts';
import { ConstraintsService } from './constraints.service.ts';

/** What people tell correlation of a site for a time: never to join by an entity, and what to keep from the queue. */
@ApiTags('constraints')
@Controller('api/v1/constraints')
export class ConstraintsController {
  constructor(
    private readonly constraints: ConstraintsService,
    private readonly reader: ConstraintsReader,
  ) {}

  @Get()
  @ForOperators('case.read')
  @ApiOperation({ summary: 'What correlation was told, newest first, each with what it hides' })
  @ApiInvalid()
  @ApiOkResponse({ type: ConstraintPageDto })
  list(@CurrentOperator() operator: Operator, @Query() query: ConstraintListQueryDto): Promise<ConstraintPageDto> {
    const { limit, cursor, ...filter } = query;
    return this.reader.list(operator, filter, { limit, cursor });
  }

  @Get(':id')
  @ForOperators('case.read')
  @ApiOperation({ summary: 'One of them' })
  @ApiById('constraint')
  @ApiOkResponse({ type: ConstraintDto })
  one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ConstraintDto> {
    return this.reader.one(operator, id);
  }

  @Post()
  @ForOperators('case.suppress')
  @ApiOperation({ summary: 'Tells correlation never to join by an entity, or to suppress what meets the terms' })
  @ApiNotFoundResponse({ description: 'No such site, or sensor of it.', type: ErrorBodyDto })
  @ApiRefusals('The site has too many already.')
  @ApiCreatedResponse({
    type: ConstraintDto,
    description: 'Pending where correlation takes longer than 5 s to take it',
  })
  place(@CurrentOperator() operator: Operator, @Body() body: PlaceConstraintDto): Promise<ConstraintDto> {
    return this.constraints.place(operator, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ForOperators('case.suppress')
  @ApiOperation({ summary: 'Ends one before its time; what it hid stays readable, and is not brought back' })
  @ApiById('constraint')
  @ApiRefusals('It was ended before.')
  @ApiOkResponse({ type: ConstraintDto })
  end(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: EndConstraintDto,
  ): Promise<ConstraintDto> {
    return this.constraints.end(operator, id, body.reason);
  }
}
