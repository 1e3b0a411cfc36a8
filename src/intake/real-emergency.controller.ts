import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiInvalid } from '../registry/registry-field.decorator.ts';
import { RealEmergencyDto, RealEmergencyTakenDto } from './real-emergency.dto.ts';
import { RealEmergencies } from './real-emergency.service.ts';

@ApiTags('realms')
@ForOperators('directory.read')
@Controller('api/v1/realms')
export class RealEmergencyController {
  constructor(private readonly emergencies: RealEmergencies) {}

  @Post(':realm/real-emergency')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Says from inside an exercise that something real happened.',
    description:
      'This is a real emergency: it is entered in the realm `live` as a report of yours, which opens a case like any other, and ' +
      'every cell of the exercise is told to stop play. Whoever is in the exercise may, whatever their roles.',
  })
  @ApiParam({ name: 'realm', example: 'exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11' })
  @ApiInvalid()
  @ApiNotFoundResponse({ description: 'There is no such realm, or no such site, for you.', type: ErrorBodyDto })
  @ApiOkResponse({ type: RealEmergencyTakenDto })
  declare(
    @CurrentOperator() operator: Operator,
    @Param('realm') realm: string,
    @Body() body: RealEmergencyDto,
  ): Promise<RealEmergencyTakenDto> {
    return this.emergencies.declare(operator, realm, body);
  }
}
