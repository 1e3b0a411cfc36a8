import type { Answer, ApiClient } from './app.ts';

/** A native alert with invented values; `changes` replace or add fields. */
export function nativeAlert(externalId: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalId,
    kind: 'cyber',
    occurredAt: new Date().toISOString(),
    title: 'Modbus write from an unknown station',
    severity: 60,
    entities: [{ type: 'ip', value: '10.20.0.5', role: 'source' }],
    ...changes,
  };
}

/** What intake answers. */
export interface IntakeAnswerBody {
  accepted: number;
  duplicates: number;
  rejected: number;
  results: { index: number; status: string; id?: string; code?: string; field?: string; reason?: string }[];
  error?: { code: string; message: string; field?: string };
}

/** Sends bytes as they are, as a sensor with this key. */
export async function sendBytes(
  app: ApiClient,
  key: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/api/v1/alerts',
): Promise<Answer<IntakeAnswerBody>> {
  const response = await fetch(app.baseUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as IntakeAnswerBody };
}
