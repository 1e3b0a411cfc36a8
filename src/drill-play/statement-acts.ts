import type { JsonObject } from '../common/json.ts';
import type { Act } from '../drills/template/script.ts';
import { objects, text } from './run-view.ts';

/** What a player does over HTTP, as far as statements need it. */
export interface Doer {
  send: (method: string, path: string, body: JsonObject) => Promise<JsonObject>;
  list: (path: string) => Promise<JsonObject[]>;
  caseOf: (item: string) => Promise<string>;
  /** What cannot be done yet, and is tried again. */
  notYet: (why: string) => Error;
}

interface MadeStatement {
  id: string;
  version: number;
  /** Of what it says; nations that are asked know it by another id, and by the same hash. */
  hash: string;
}

/** What the teams of a run said, by the script's own names. */
export interface MadeStatements {
  statements: Map<string, MadeStatement>;
  rumours: Map<string, string>;
}

export type StatementAct = Extract<
  Act,
  { do: `${string}_statement` } | { do: `${string}_rumour` } | { do: 'ask_nations' }
>;

/** Language the scripts are written in. */
const LANGUAGE = 'en';

export function isStatementAct(act: Act): act is StatementAct {
  return act.do === 'ask_nations' || act.do.endsWith('_statement') || act.do.endsWith('_rumour');
}

/** Drafts, asks, answers and releases statements, and keeps the rumour log. */
export async function performStatementAct(act: StatementAct, doer: Doer, made: MadeStatements): Promise<void> {
  const rumourOf = (name: string): string => known(made.rumours, name, doer);
  switch (act.do) {
    case 'log_rumour': {
      const { text: words, outlet: where, reach } = act;
      const body = { text: words, where, case: await doer.caseOf(act.on), ...(reach !== undefined && { reach }) };
      made.rumours.set(act.rumour, text((await doer.send('POST', '/api/v1/rumours', body))['id']));
      return;
    }
    case 'judge_rumour': {
      const verdict = { verdict: act.so, why: act.reason };
      await doer.send('POST', `/api/v1/rumours/${rumourOf(act.rumour)}/verdict`, verdict);
      return;
    }
    case 'answer_rumour': {
      const { id } = known(made.statements, act.statement, doer);
      await doer.send('POST', `/api/v1/rumours/${rumourOf(act.rumour)}/answer`, { statementId: id });
      return;
    }
    case 'answer_statement':
      return answer(known(made.statements, act.statement, doer), act, doer);
    case 'draft_statement': {
      const corrects = act.corrects === undefined ? undefined : known(made.statements, act.corrects, doer).id;
      const body = { ...said(act), case: await doer.caseOf(act.on), ...(corrects !== undefined && { corrects }) };
      made.statements.set(act.statement, madeOf(await doer.send('POST', '/api/v1/statements', body)));
      return;
    }
    default: {
      const { id, version } = known(made.statements, act.statement, doer);
      const [method, path, body] = moveOf(act, version);
      made.statements.set(act.statement, madeOf(await doer.send(method, `/api/v1/statements/${id}${path}`, body)));
    }
  }
}

type Move = Extract<StatementAct, { do: `${'revise' | 'release' | 'withdraw'}_statement` } | { do: 'ask_nations' }>;

function moveOf(act: Move, version: number): [method: string, path: string, body: JsonObject] {
  switch (act.do) {
    case 'revise_statement':
      return ['PUT', '', { ...said(act), version }];
    case 'ask_nations':
      return ['POST', '/ask', { nations: act.nations, version }];
    case 'release_statement':
      return ['POST', '/release', { to: act.nations, version }];
    default:
      return ['POST', '/withdraw', { reason: act.reason }];
  }
}

/** Of the version this player's nation was given. */
async function answer(
  { hash }: MadeStatement,
  { verdict, reason }: { verdict: string; reason: string },
  doer: Doer,
): Promise<void> {
  const asked = await doer.list('/api/v1/received-statements?stage=asked');
  const found = asked.find((one) => one['hash'] === hash);
  if (!found) throw doer.notYet('The statement is not asked of this nation yet');
  const body = { version: found['version'] ?? 0, verdict, words: reason };
  await doer.send('POST', `/api/v1/received-statements/${text(found['id'])}/answers`, body);
}

function madeOf(detail: JsonObject): MadeStatement {
  const [newest] = objects(detail['versions']);
  return { id: text(detail['id']), version: Number(detail['version']), hash: text(newest?.['hash']) };
}

function known<Value>(made: ReadonlyMap<string, Value>, name: string, doer: Doer): Value {
  const found = made.get(name);
  if (found === undefined) throw doer.notYet(`There is no ${name} yet`);
  return found;
}

function said({ title, text: words }: { title: string; text: string }): JsonObject {
  return { title, texts: [{ language: LANGUAGE, text: words }] };
}
