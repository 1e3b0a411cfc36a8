import { DomainError } from '../../common/domain-error.ts';
import type { Json } from '../../common/json.ts';

/** A change somebody asks for, before anything of it is believed. */
export type WantedChange =
  /** `script`: the item as a template's file has it. */
  | { type: 'add'; script: Json }
  | { type: 'edit'; item: string; script: Json }
  | { type: 'retarget'; item: string; to: readonly string[] }
  /** `cell` null: every cell of it that it has not begun for. */
  | { type: 'move'; item: string; cell: string | null; simMs: number };

/** The same as it comes over HTTP. */
interface AskedChange {
  type: WantedChange['type'];
  item?: string;
  script?: Json;
  to?: string[];
  cell?: string;
  simMs?: number;
  reason?: string;
}

/** @throws DomainError `invalid_amendment` where the kind of change lacks what it takes. */
export function wantedChange({ type, item, script, to, cell, simMs }: AskedChange): WantedChange {
  if (type === 'add') return { type, script: needed(script, 'script') };
  const code = needed(item, 'item');
  switch (type) {
    case 'edit':
      return { type, item: code, script: needed(script, 'script') };
    case 'retarget':
      return { type, item: code, to: needed(to, 'to') };
    default:
      return { type, item: code, cell: cell ?? null, simMs: needed(simMs, 'simMs') };
  }
}

/** Whoever drags something a little need not say why; of all else it is kept. */
export function reasonOf({ type, reason }: AskedChange): string {
  return type === 'move' ? (reason ?? '') : needed(reason, 'reason');
}

function needed<Value>(value: Value | undefined, field: string): Value {
  if (value !== undefined) return value;
  throw new DomainError('invalid', 'invalid_amendment', `${field} is missing`, { field });
}
