/** Where the realm is kept: for this tab alone, so that one window may be in an exercise and another in earnest. */
const STORED_AS = 'breakwater.realm';
/** Set when the server put this tab out of an exercise, until the person has seen it. */
const PUT_OUT = 'breakwater.realm.put-out';
/** Since when, on the server's clock, what comes in the real world has not been seen from in here; milliseconds. */
const REAL_SINCE = 'breakwater.realm.real-since';
/** Through the eyes of which cell of the exercise this tab looks. */
const VIEW = 'breakwater.realm.view';
export const LIVE = 'live';

const realm = begin();
const view = realm === LIVE ? null : read(VIEW);

/** The realm of an address that was opened outranks what the tab was in before. */
function begin(): string {
  const address = new URL(location.href);
  const asked = address.searchParams.get('realm');
  if (asked === null) return read(STORED_AS) ?? LIVE;
  address.searchParams.delete('realm');
  history.replaceState(history.state, '', address);
  keep(asked);
  return asked;
}

/** The realm of every request and socket of this page; it never changes while the page lives. */
export const currentRealm = (): string => realm;

/** Through the eyes of which cell every request and socket of this page looks; null through one's own. */
export const currentView = (): string | null => view;

/** Headers of a request that is made past the client, in this page's realm. */
export const realmHeaders = (): Record<string, string> => ({
  ...(realm !== LIVE && { 'breakwater-realm': realm }),
  ...(view !== null && { [VIEW_HEADER]: view }),
});
export const VIEW_HEADER = 'breakwater-view-as';

/** Address of the live feed in this page's realm; a browser can set no header on a socket. */
export function liveAddress(): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const seen = view === null ? '' : `&view=${encodeURIComponent(view)}`;
  const query = realm === LIVE ? '' : `?realm=${encodeURIComponent(realm)}${seen}`;
  return `${scheme}://${location.host}/live${query}`;
}

/** Goes into a realm with a fresh page, at one of the console's own paths: nothing that was read in one is ever shown in another. */
export function goToRealm(next: string, path = '/triage'): void {
  keep(next);
  location.assign(path);
}

/** Looks through the eyes of a cell of this exercise, or through one's own again; with a fresh page, as a realm is entered. */
export function lookThrough(cell: string | null, path = '/triage'): void {
  write(VIEW, cell);
  location.assign(path);
}

/** The server lets this tab act in its realm no longer. What is next is real, and the person is told so. */
export function putOut(): void {
  if (realm === LIVE) return;
  write(PUT_OUT, realm);
  goToRealm(LIVE);
}

export const wasPutOut = (): boolean => read(PUT_OUT) !== null;
export const seenPutOut = (): void => write(PUT_OUT, null);

/** `now` is the time on the server's clock: browsers' own may be wrong by minutes. */
export function realSince(now: number): number {
  const known = Number(read(REAL_SINCE) ?? Number.NaN);
  if (Number.isFinite(known)) return known;
  const begun = now - performance.now();
  seenReal(begun);
  return begun;
}

export const seenReal = (until: number): void => write(REAL_SINCE, String(until));

/** Whoever signs in next in this tab begins in earnest. */
export function forgetRealm(): void {
  keep(LIVE);
}

function keep(next: string): void {
  write(REAL_SINCE, null);
  write(VIEW, null);
  write(STORED_AS, next === LIVE ? null : next);
}

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // A browser that stores nothing stays in the realm for as long as the page lives.
  }
}
