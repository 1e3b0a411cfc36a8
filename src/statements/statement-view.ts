import type { ReceivedStatement } from './received-statements.reader.ts';
import { answersOf } from './statement-state.ts';
import type { ReceivedStatementDto, StatementDetailDto, StatementDto } from './statement-view.dto.ts';
import { caseNameOf, type ListedStatement, type StatementPicture } from './statements.reader.ts';

/** A statement as its owner's side is shown it. */
export function statementView(statement: ListedStatement): StatementDto {
  const displayId = caseNameOf(statement);
  return {
    id: statement.id,
    state: statement.state,
    version: statement.version,
    title: statement.title,
    tlp: statement.tlp,
    nation: statement.nation,
    organisation: statement.organisation,
    case: statement.caseId === null || displayId === null ? null : { id: statement.caseId, displayId },
    corrects: statement.corrects,
    asked: statement.asked,
    addressed: statement.addressed,
    createdBy: statement.createdBy,
    createdAt: statement.createdAt.toISOString(),
    changedAt: statement.changedAt.toISOString(),
    releasedAt: statement.releasedAt?.toISOString() ?? null,
    withdrawnAt: statement.withdrawnAt?.toISOString() ?? null,
    withdrawnBecause: statement.withdrawnBecause,
  };
}

export function detailView({ statement, versions, verdicts, correctedBy }: StatementPicture): StatementDetailDto {
  const answers = answersOf(statement.asked, verdicts.toReversed(), statement.version);
  return Object.assign(statementView(statement), {
    versions: versions.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    seats: [...answers].map(([nation, verdict]) => ({ nation, verdict })),
    answers: verdicts.map((one) => ({ ...one, at: one.at.toISOString() })),
    correctedBy,
  });
}

export function receivedView(received: ReceivedStatement): ReceivedStatementDto {
  const { answer, at } = received;
  return { ...received, at: at.toISOString(), answer: answer && { ...answer, at: answer.at.toISOString() } };
}
