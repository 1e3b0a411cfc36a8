import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import { ActionUndoService } from './action-undo.service.ts';
import { distinct, SelectionsService } from './selections.service.ts';
import {
  ActionDto,
  type ActionItemDto,
  QueueSelectionDto,
  TakeActionDto,
  TakeSelectionDto,
} from './triage-action.dto.ts';
import { type ActionOutcome, TriageActionsService } from './triage-actions.service.ts';
import { commandOf } from './triage-command.ts';

/** What people do with what waits, one or many at once. What each may do to which is asked of the policy, item by item. */
@ApiTags('queue')
@ForOperators('case.read')
@Controller('api/v1/queue')
export class TriageActionsController {
  constructor(
    private readonly selections: SelectionsService,
    private readonly actions: TriageActionsService,
    private readonly undoing: ActionUndoService,
    private readonly clock: Clock,
  ) {}

  @Post('selections')
  @HttpCode(201)
  @ApiOperation({ summary: 'Freezes a choice of the queue, for its owner alone, for an hour' })
  @ApiCreatedResponse({ type: QueueSelectionDto })
  @ApiInvalid()
  async select(
    @CurrentOperator() operator: Operator,
    @Body() { items, filter }: TakeSelectionDto,
  ): Promise<QueueSelectionDto> {
    const chosen = one({ items, filter });
    const taken = await this.selections.take(
      operator,
      chosen.items ? { items: chosen.items } : { filter: filter ?? '' },
    );
    return { ...taken, takenAt: taken.takenAt.toISOString(), expiresAt: taken.expiresAt.toISOString() };
  }

  @Post('actions')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Does one thing to everything that was chosen',
    description: 'Each item is decided on by itself, and answers by itself. What is not seen answers `not_found`.',
  })
  @ApiOkResponse({ type: ActionDto })
  @ApiInvalid()
  async act(@CurrentOperator() operator: Operator, @Body() body: TakeActionDto): Promise<ActionDto> {
    const { items, selectionId } = one({ items: body.items, selectionId: body.selectionId });
    const command = commandOf(Object.assign({}, body.action), this.clock.now());
    const subjects = items ? distinct(items) : await this.selections.subjects(operator, selectionId ?? '');
    return answer(await this.actions.act(operator, command, subjects));
  }

  @Post('actions/:id/undo')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Takes an action of one’s own back, within 15 minutes',
    description: 'An item that was changed since stays as it is and answers `changed_since`.',
  })
  @ApiById('action')
  @ApiOkResponse({ type: ActionDto })
  @ApiConflictResponse({ description: 'Refused: already_undone, not_undoable, undo_too_late', type: ErrorBodyDto })
  async undo(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ActionDto> {
    return answer(await this.undoing.undo(operator, id));
  }
}

/** @throws DomainError `one_of` (invalid) unless exactly one is given. */
function one<Given extends object>(given: Given): Given {
  const names = Object.keys(given);
  if (Object.values(given).filter((value) => value !== undefined).length !== 1) {
    throw new DomainError('invalid', 'one_of', `Give ${names.join(' or ')}, and not both`, { field: names[0] ?? '' });
  }
  return given;
}

function answer({ id, action, items, undoableUntil }: ActionOutcome): ActionDto {
  const told = items.map(({ subject: { kind, id: subject }, result }): ActionItemDto => {
    const caseId = result.caseId === undefined ? {} : { caseId: result.caseId };
    if (result.done) return { kind, id: subject, outcome: 'done', ...caseId };
    return { kind, id: subject, outcome: 'refused', code: result.code, message: result.message, ...caseId };
  });
  const done = told.filter(({ outcome }) => outcome === 'done').length;
  return {
    id,
    action,
    done,
    refused: told.length - done,
    items: told,
    undoableUntil: undoableUntil?.toISOString() ?? null,
  };
}
