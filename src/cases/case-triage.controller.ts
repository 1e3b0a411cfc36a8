import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import {
  AcknowledgeCaseDto,
  AddCaseNoteDto,
  AssignCaseDto,
  ChangeCaseStatusDto,
  SetCaseSeverityDto,
} from './case-command.dto.ts';
import { toNote } from './case-notes.reader.ts';
import { CaseNotesService } from './case-notes.service.ts';
import { ApiCaseCommand, ApiTriageCommand } from './case-operation.decorator.ts';
import { CaseNoteDto } from './case-parts.dto.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { CaseTriageService } from './case-triage.service.ts';
import type { CaseDto } from './case-view.dto.ts';
import { CasesReader } from './cases.reader.ts';

/** What teams do with a case. Each command answers with the case as it then is. */
@ApiTags('cases')
@ForOperators('case.triage')
@Controller('api/v1/cases/:id')
export class CaseTriageController {
  constructor(
    private readonly triage: CaseTriageService,
    private readonly caseNotes: CaseNotesService,
    private readonly cases: CasesReader,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @ApiBody({ type: AcknowledgeCaseDto, required: false })
  @ApiTriageCommand('Says that somebody has seen the case', ['case_closed', 'already_acknowledged'])
  async acknowledge(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() command: AcknowledgeCaseDto,
  ): Promise<CaseDto> {
    await this.triage.acknowledge(operator, reference, command.expectedVersion);
    return this.cases.one(operator, reference);
  }

  @Post('assign')
  @HttpCode(200)
  @ApiTriageCommand('Gives the case to somebody, or to nobody', ['case_closed'])
  async assign(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() command: AssignCaseDto,
  ): Promise<CaseDto> {
    await this.triage.assign(operator, reference, command.assignee, command.expectedVersion);
    return this.cases.one(operator, reference);
  }

  @Post('severity')
  @HttpCode(200)
  @ApiTriageCommand('Sets severity, and the priority that follows from it, in place of the engine', ['case_closed'])
  async severity(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() { severity, reason, expectedVersion }: SetCaseSeverityDto,
  ): Promise<CaseDto> {
    await this.triage.setSeverity(operator, reference, severity, reason, expectedVersion);
    return this.cases.one(operator, reference);
  }

  @Post('status')
  @HttpCode(200)
  @ApiTriageCommand('Takes the case along its lifecycle', ['transition_refused'])
  async status(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() { to, reason, expectedVersion }: ChangeCaseStatusDto,
  ): Promise<CaseDto> {
    await this.triage.changeStatus(operator, reference, to, reason, expectedVersion);
    return this.cases.one(operator, reference);
  }

  @Post('notes')
  @Allows('case.note')
  @HttpCode(201)
  @ApiCaseCommand('Adds a note to the case, open or closed')
  @ApiCreatedResponse({ type: CaseNoteDto })
  async note(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() command: AddCaseNoteDto,
  ): Promise<CaseNoteDto> {
    return toNote(await this.caseNotes.add(operator, reference, command));
  }
}
