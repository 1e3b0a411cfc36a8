import { LIVE_REALM } from '../operator.ts';

/** Header by which a request says which realm it asks in, as Node spells it. Absent is live. */
export const REALM_HEADER = 'breakwater-realm';
/** The same in an address, for what a browser opens without headers: the live feed. */
export const REALM_PARAMETER = 'realm';

/** Header by which whoever watches an exercise looks through the eyes of a cell, by its code. Absent is through the own. */
export const VIEW_HEADER = 'breakwater-view-as';
/** The same in the address of the live feed. */
export const VIEW_PARAMETER = 'view';

/** What stands on everything that comes out of an exercise, as exercises at sea and on the air have it. */
export const EXERCISE_MARK = 'EXERCISE EXERCISE EXERCISE';

const EXERCISE = /^exercise:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The realm of an exercise run. */
export function exerciseRealm(runId: string): string {
  return `exercise:${runId}`;
}

/** Whether it could be the realm of a run at all; nothing else is ever asked for. */
export function isExerciseRealm(realm: string): boolean {
  return EXERCISE.test(realm);
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The realm a request asks in. A header that came twice names none. */
export function realmOf(headers: Headers): string {
  const stated = headers[REALM_HEADER];
  return stated === undefined ? LIVE_REALM : String(stated);
}

/** The cell through whose eyes a request looks; one that came twice names none there is. */
export function viewOf(headers: Headers): string | undefined {
  const stated = headers[VIEW_HEADER];
  return stated === undefined ? undefined : String(stated);
}

/** The same of a socket. */
export function viewOfSocket(headers: Headers, url: string | undefined): string | undefined {
  if (headers[VIEW_HEADER] !== undefined) return viewOf(headers);
  const stated = new URLSearchParams(url?.split('?')[1] ?? '').getAll(VIEW_PARAMETER);
  return stated.length === 0 ? undefined : stated.join(',');
}

/** The realm of a socket: by header where the client can set one, else by its address. */
export function realmOfSocket(headers: Headers, url: string | undefined): string {
  if (headers[REALM_HEADER] !== undefined) return realmOf(headers);
  const stated = new URLSearchParams(url?.split('?')[1] ?? '').getAll(REALM_PARAMETER);
  return stated.length === 0 ? LIVE_REALM : stated.join(',');
}
