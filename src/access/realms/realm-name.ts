import { LIVE_REALM } from '../operator.ts';

/** Header by which a request says which realm it asks in, as Node spells it. Absent is live. */
export const REALM_HEADER = 'breakwater-realm';
/** The same in an address, for what a browser opens without headers: the live feed. */
export const REALM_PARAMETER = 'realm';

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

/** The realm of a socket: by header where the client can set one, else by its address. */
export function realmOfSocket(headers: Headers, url: string | undefined): string {
  if (headers[REALM_HEADER] !== undefined) return realmOf(headers);
  const stated = new URLSearchParams(url?.split('?')[1] ?? '').getAll(REALM_PARAMETER);
  return stated.length === 0 ? LIVE_REALM : stated.join(',');
}
