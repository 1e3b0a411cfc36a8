import { parseDocument } from 'yaml';
import { type Edit, editedValue, type Plain, sameValue } from './edit.ts';
import { spliced } from './splice-yaml.ts';

/** What a text says, as far as it is YAML at all; null where it is none. */
export function readText(text: string): Plain | null {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? null : (document.toJS() as Plain);
}

/**
 * Changes what a text says, and leaves the rest of it as it was written: comments, order, and whatever nobody here knows of.
 * Where a part cannot be exchanged for another by itself, the text is set anew, with its comments.
 * @throws Error where the text is no YAML, or the edit fits nothing in it.
 */
export function applyEdit(text: string, edit: Edit): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) throw new Error('The text is no YAML');
  const wanted = editedValue(document.toJS() as Plain, edit);
  const short = spliced(text, document, edit);
  if (short !== null) {
    const said = readText(short);
    if (said !== null && sameValue(said, wanted)) return short;
  }
  switch (edit.do) {
    case 'set':
      document.setIn(edit.path, document.createNode(edit.value));
      break;
    case 'remove':
      document.deleteIn(edit.path);
      break;
    default: {
      const list = document.getIn(edit.path) as { items: unknown[] };
      if (edit.do === 'insert') list.items.splice(edit.at, 0, document.createNode(edit.value));
      else list.items.splice(edit.to, 0, ...list.items.splice(edit.from, 1));
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** Several, one after the other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce(applyEdit, text);
}
