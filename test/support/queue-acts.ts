import type { ActionDto, SelectionDto } from '../../src/triage/triage-action.dto.ts';
import type { Answer, ErrorAnswer } from './app.ts';
import type { Asking } from './watch.ts';

export interface Subject {
  kind: 'case' | 'alert';
  id: string;
}

export const alertOf = (id: string): Subject => ({ kind: 'alert', id });
export const caseOf = (id: string): Subject => ({ kind: 'case', id });

/** What people do with the queue over HTTP, in few words. */
export function act(who: Asking, action: object, items: readonly Subject[]): Promise<Answer<ActionDto & ErrorAnswer>> {
  return who.post('/api/v1/queue/actions', { action, items });
}

export function undo(who: Asking, { id }: { id: string }): Promise<Answer<ActionDto & ErrorAnswer>> {
  return who.post(`/api/v1/queue/actions/${id}/undo`);
}

export function select(who: Asking, items: readonly Subject[]): Promise<Answer<SelectionDto & ErrorAnswer>> {
  return who.post('/api/v1/queue/selections', { items });
}

/** The whole action, where it was taken. */
export async function done(answer: Promise<Answer<ActionDto & ErrorAnswer>>): Promise<ActionDto> {
  const { status, body } = await answer;
  expect([status, body.error]).toEqual([200, undefined]);
  return body;
}

/** What became of each item, in a word: `done`, or the code of its refusal. */
export function outcomes({ items }: ActionDto): string[] {
  return items.map(({ outcome, code }) => code ?? outcome);
}
