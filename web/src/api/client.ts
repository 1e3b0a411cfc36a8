import createClient from 'openapi-fetch';
import { lookThrough, putOut, realmHeaders, VIEW_HEADER } from '../session/realm.ts';
import type { components, paths } from './schema.d.ts';

export type Schemas = components['schemas'];

/** What the server refused, in its own words: `code` for programs, `message` for people, `field` where one is at fault. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field?: string,
    /** Where in the field, counted in characters, if one place is at fault. */
    readonly position?: number,
    /** What is wrong with the text of the field, each with its place. */
    readonly faults?: readonly { line: number; column: number; message: string }[],
  ) {
    super(message);
  }
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

/** Called when an answer says that the session has ended. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

const OWN_ACTS = /\/api\/v1\/(session|realms\/[^/]+\/real-emergency)$/;

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(realmHeaders())) request.headers.set(name, value);
    // Whoever looks through another's eyes signs out, and says that something is real, as themselves.
    if (request.method !== 'GET' && OWN_ACTS.test(request.url)) request.headers.delete(VIEW_HEADER);
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The content of an answer, or an {@link ApiError}. `const page = await take(api.GET('/api/v1/cases'))`. */
export async function take<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw new ApiError(0, 'unreachable', 'The server cannot be reached');
  });
  if (response.ok) return data as T;
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  const refused = refusal(response.status, error);
  if (refused.code === 'realm_not_found') putOut();
  if (refused.code === 'view_not_found') lookThrough(null, '/drills');
  throw refused;
}

interface Detail {
  code?: string;
  message?: string;
  field?: string;
  position?: number;
  faults?: readonly { line: number; column: number; message: string }[];
}

function refusal(status: number, body: unknown): ApiError {
  const detail = (body as { error?: Detail } | undefined)?.error;
  const message = detail?.message ?? `HTTP ${String(status)}`;
  return new ApiError(status, detail?.code ?? 'unexpected', message, detail?.field, detail?.position, detail?.faults);
}
