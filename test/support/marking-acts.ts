import type { CaseDto } from '../../src/cases/case-view.dto.ts';
import type { MarkingOutcomeDto, MarkingRequestDto } from '../../src/cases/markings.dto.ts';
import type { Answer, ErrorAnswer, TestApp } from './app.ts';
import type { Asking, WatchedCase } from './watch.ts';

export function mark(
  who: Asking,
  path: string,
  wish: object,
  reason = 'as agreed',
): Promise<Answer<MarkingOutcomeDto & ErrorAnswer>> {
  return who.post(`${path}/marking`, { ...wish, reason });
}

/** Asks for a lower marking; the id of the request. */
export async function request(who: Asking, path: string, wish: object): Promise<string> {
  const { status, body } = await mark(who, path, wish);
  expect([status, body.status]).toEqual([202, 'requested']);
  return body.requestId ?? '';
}

export function decide(
  who: Asking,
  id: string,
  verdict: 'confirm' | 'refuse',
  body: object = { reason: 'checked' },
): Promise<Answer<MarkingRequestDto & ErrorAnswer>> {
  return who.post(`/api/v1/marking-requests/${id}/${verdict}`, body);
}

/** How a case is marked now. */
export async function standing(app: TestApp, found: WatchedCase): Promise<[string, string]> {
  const { body } = await app.get<CaseDto>(found.path);
  return [body.tlp, body.pap];
}
