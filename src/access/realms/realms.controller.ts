import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { Allows, ForOperators } from '../audience.decorator.ts';
import { CurrentOperator } from '../current-operator.decorator.ts';
import type { Operator } from '../operator.ts';
import { AgreementsService } from './agreements.service.ts';
import { type EnterableRun, MembershipsReader } from './memberships.reader.ts';
import { AgreementDto, realmDto, RealmListDto } from './realm.dto.ts';

/** The realms of exercises: where one may act besides in earnest. */
@ApiTags('realms')
@ForOperators('directory.read')
@Controller('api/v1/realms')
export class RealmsController {
  constructor(
    private readonly memberships: MembershipsReader,
    private readonly agreements: AgreementsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Exercises that you may enter, newest first.',
    description:
      'Any request is made inside one of them with the header `Breakwater-Realm`; the live feed also takes `?realm=`. The ' +
      'answer is the same from inside as from outside.',
  })
  @ApiOkResponse({ type: RealmListDto })
  async list(@CurrentOperator() operator: Operator): Promise<RealmListDto> {
    const [, accountId] = /^person:([0-9a-f-]{36})$/.exec(operator.id) ?? [];
    const runs = accountId === undefined ? await this.unbound(operator) : await this.memberships.runsOf(accountId);
    return { items: runs.map(realmDto) };
  }

  @Post(':realm/agreement')
  @Allows('drill.run')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Agrees, for the own organisation, to play in an exercise.',
    description:
      'Until then those of other nations who run or watch it see nothing of your registry; from then on the sites, assets and sensors ' +
      'of your organisation, or of your nation where you are its CERT.',
  })
  @ApiParam({ name: 'realm', example: 'exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11' })
  @ApiNotFoundResponse({ description: 'There is no such realm, or no cell of yours in it.', type: ErrorBodyDto })
  @ApiOkResponse({ type: AgreementDto })
  async agree(@CurrentOperator() operator: Operator, @Param('realm') realm: string): Promise<AgreementDto> {
    return { agreedAt: (await this.agreements.agree(operator, realm)).toISOString() };
  }

  private async unbound({ clearance }: Operator): Promise<EnterableRun[]> {
    return clearance === 'node' ? this.memberships.runs() : [];
  }
}
