import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../audience.decorator.ts';
import { CurrentOperator } from '../current-operator.decorator.ts';
import type { Operator } from '../operator.ts';
import { type EnterableRun, MembershipsReader } from './memberships.reader.ts';
import { realmDto, RealmListDto } from './realm.dto.ts';

/** The realms of exercises: where one may act besides in earnest. */
@ApiTags('realms')
@ForOperators('directory.read')
@Controller('api/v1/realms')
export class RealmsController {
  constructor(private readonly memberships: MembershipsReader) {}

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

  private async unbound({ clearance }: Operator): Promise<EnterableRun[]> {
    return clearance === 'node' ? this.memberships.runs() : [];
  }
}
