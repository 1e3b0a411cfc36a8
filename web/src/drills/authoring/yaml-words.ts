import { Scalar, stringify } from 'yaml';
import { isPlainMap, type Plain } from './edit.ts';

/** As wide as the files of drills are written. */
const WIDTH = 118;
/** What ends a plain word within brackets. */
const BRACKETS = /[,[\]{}]/;

/** A value within brackets, on one line. */
export function flowText(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (isPlainMap(value)) {
    const entries = Object.entries(value).map(([key, of]) => `${flowText(key)}: ${flowText(of)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  const plain = stringify(value, { lineWidth: 0 }).replace(/\n$/, '');
  return plain.includes('\n') || (BRACKETS.test(plain) && !plain.startsWith('"')) ? JSON.stringify(value) : plain;
}

/** What follows `key:` in a map of that indentation, with the blank before it and without the end of its last line. */
export function valueText(value: Plain, indent: number, style?: Scalar.Type | null): string {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return ` ${flowText(value)}`;
  const node = typeof value === 'string' && style ? Object.assign(new Scalar(value), { type: style }) : value;
  const folded = style === Scalar.BLOCK_FOLDED;
  const text = stringify({ k: node }, { lineWidth: folded ? WIDTH - indent : 0, aliasDuplicateObjects: false });
  return indented(text.slice(2).replace(/\n$/, ''), indent);
}

/** `- …` for a list whose dashes stand at that column; the first line too is indented. */
export function listItemText(value: Plain, indent: number, flow: boolean): string {
  const blank = ' '.repeat(indent);
  if (flow || typeof value !== 'object' || value === null) return `${blank}- ${flowText(value)}\n`;
  return `${blank}${indented(blockText(value).replace(/\n$/, ''), indent)}\n`;
}

/** Lists of words are written within brackets, as the files of drills have them. */
function blockText(value: Plain): string {
  const lines = Object.entries(isPlainMap(value) ? value : {}).map(([key, of]) => `${key}:${valueText(of, 0)}`);
  const text = lines.join('\n');
  return `- ${indented(text, 2)}`;
}

function indented(text: string, indent: number): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line))
    .join('\n');
}
