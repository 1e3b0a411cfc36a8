import { ApiError } from '../api/client.ts';
import type { Evidence } from './case-data.ts';

/** SHA-256 of a file as this browser computes it, in hexadecimal. */
export async function sha256(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a file as evidence. XMLHttpRequest, because fetch tells nothing of how far an upload is.
 * @throws ApiError
 */
export function upload(caseId: string, file: File, onProgress: (share: number) => void): Promise<Evidence> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name);
    request.open('POST', `/api/v1/cases/${encodeURIComponent(caseId)}/evidence?name=${name}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener('error', () => reject(new ApiError(0, 'unreachable', 'The server cannot be reached')));
    request.addEventListener('load', () => {
      const answer: unknown = parsed(request.responseText);
      if (request.status === 201) return resolve(answer as Evidence);
      const { error } = (answer ?? {}) as { error?: { code?: string; message?: string; field?: string } };
      const message = error?.message ?? `HTTP ${String(request.status)}`;
      return reject(new ApiError(request.status, error?.code ?? 'unexpected', message, error?.field));
    });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
