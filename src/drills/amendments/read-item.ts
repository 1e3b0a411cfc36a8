import { isJsonObject, type Json } from '../../common/json.ts';
import { buildTemplate } from '../template/build-template.ts';
import { pointerStep } from '../template/located-yaml.ts';
import type { RawTemplate } from '../template/raw-template.ts';
import { schemaOf, schemaComplaints } from '../template/schema-faults.ts';
import type { DrillTemplate, MselItem } from '../template/template.ts';
import { rawTemplate } from '../template/write-template.ts';

/** What is wrong with an item, and where in it: `expectations.0.within`; empty for the whole of it. */
export interface ItemFault {
  field: string;
  message: string;
}

/** Deeper than any message of a sensor. */
const DEEPEST = 40;

const SCHEMA = schemaOf('template.schema.json');

/** Reads an item as a template's file has it, for the place it takes in a script. Names in it are not looked up. */
export function readItem(
  template: DrillTemplate,
  index: number,
  raw: Json,
): { item: MselItem; faults: [] } | { item: null; faults: ItemFault[] } {
  if (!isJsonObject(raw) || !isStorable(raw)) {
    return { item: null, faults: [{ field: '', message: 'An item is a map of plain texts, numbers and lists' }] };
  }
  const pointer = `/items${pointerStep(index)}`;
  const whole = rawTemplate(template);
  const items = [...whole.items.slice(0, index), raw, ...whole.items.slice(index + 1)];
  const faults: ItemFault[] = [];
  const complain = (at: string, message: string): void => {
    if (at.startsWith(pointer)) faults.push({ field: fieldOf(at.slice(pointer.length)), message });
  };
  for (const { pointer: at, message } of schemaComplaints({ ...whole, items }, SCHEMA)) complain(at, message);
  if (faults.length > 0) return { item: null, faults };
  const item = buildTemplate({ ...whole, items } as unknown as RawTemplate, complain).items[index];
  return item && faults.length === 0 ? { item, faults: [] } : { item: null, faults };
}

/** `/expectations/0/within` as a path of fields. */
export function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** Of what the database takes: no NUL, no half of a surrogate pair, and no deeper than anybody needs. */
function isStorable(value: Json, depth = 0): boolean {
  if (typeof value === 'string') return !/[\0\p{Cs}]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.every((inner) => isStorable(inner, depth + 1));
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1));
}
