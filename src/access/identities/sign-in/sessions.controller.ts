import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../../common/domain-error.ts';
import { ApiById, UuidParam } from '../../../common/field.decorator.ts';
import { ForOperators } from '../../audience.decorator.ts';
import { CurrentOperator } from '../../current-operator.decorator.ts';
import type { Operator } from '../../operator.ts';
import { SessionsDto, SignInRecordsDto } from './session.dto.ts';
import { Sessions } from './sessions.store.ts';
import { WhoReader } from './who.reader.ts';

@ApiTags('session')
@ForOperators('self')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: WhoReader,
  ) {}

  @Get('sessions')
  @ApiOperation({ summary: 'Your own sessions.' })
  @ApiOkResponse({ type: SessionsDto })
  async list(@CurrentOperator() operator: Operator): Promise<SessionsDto> {
    const rows = await this.sessions.list(operator);
    return {
      items: rows.map(({ id, created_at, seen_at, ends_at, address, agent }) => ({
        id,
        current: operator.origin.credential === `session:${id}`,
        createdAt: created_at.toISOString(),
        seenAt: seen_at.toISOString(),
        endsAt: ends_at.toISOString(),
        address,
        agent,
      })),
    };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends one of your sessions.' })
  @ApiById('session')
  @ApiNoContentResponse()
  async end(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    if (!(await this.sessions.end(operator, id))) {
      throw new DomainError('not_found', 'session_not_found', 'There is no such session');
    }
  }

  @Get('sign-ins')
  @ApiOperation({ summary: 'When and from where somebody signed in as you, or tried to.' })
  @ApiOkResponse({ type: SignInRecordsDto })
  async signIns(@CurrentOperator() operator: Operator): Promise<SignInRecordsDto> {
    return { items: await this.people.signIns(operator) };
  }
}
