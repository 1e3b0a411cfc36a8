import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { packageRoot } from '../../config/package-root.ts';

export interface AsyncapiDocument {
  asyncapi: string;
  info: { title: string; version: string };
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
  operations: Record<string, { action: string; channel: { $ref: string }; messages: { $ref: string }[] }>;
  components: {
    messages: Record<string, { name: string; payload: { $ref: string } }>;
    schemas: Record<string, { [key: string]: unknown }>;
  };
}

/** The document as it is checked in, which is what a client's author reads. */
export function readAsyncapi(): AsyncapiDocument {
  return JSON.parse(readFileSync(join(packageRoot, 'docs', 'asyncapi.json'), 'utf8')) as AsyncapiDocument;
}

/** Holds frames against the document. */
export class FrameChecker {
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: AsyncapiDocument = readAsyncapi()) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    ajv.addSchema({ $id: 'feed', components: document.components });
    for (const { action, messages } of Object.values(document.operations)) {
      if (action !== 'send') continue;
      for (const { $ref } of messages) {
        const type = $ref.split('/').at(-1)!;
        const payload = document.components.messages[type]!.payload.$ref;
        this.validators.set(type, ajv.compile({ $ref: `feed${payload}` }));
      }
    }
  }

  /** What is wrong with a frame the server sent; empty when it is as documented. */
  faults(frame: unknown): string[] {
    const type = (frame as { type?: unknown } | null)?.type;
    const validate = typeof type === 'string' ? this.validators.get(type) : undefined;
    if (!validate) return [`The server sends no frame of type ${String(type)}`];
    if (validate(frame)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${String(type)}${instancePath} ${message ?? ''}`,
    );
  }
}
