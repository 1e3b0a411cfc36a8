/** A text with wildcards, in parts. */
export type Glob = GlobPart[];
export type GlobPart = { kind: 'text'; text: string } | { kind: 'any' } | { kind: 'one' };

/** Reads Sigma's wildcards: `*` any text, `?` one character; a backslash before either, or before itself, takes it plainly. */
export function parseGlob(pattern: string): Glob {
  const parts: Glob = [];
  const addText = (text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += text;
    else parts.push({ kind: 'text', text });
  };
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (character === '\\' && (next === '*' || next === '?' || next === '\\')) {
      addText(next);
      index += 1;
    } else if (character === '*') {
      if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any' });
    } else if (character === '?') parts.push({ kind: 'one' });
    else addText(character);
  }
  return parts;
}

/** Puts a wildcard before, after, or both. */
export function widen(glob: Glob, before: boolean, after: boolean): Glob {
  const any: GlobPart = { kind: 'any' };
  return [
    ...(before && glob[0]?.kind !== 'any' ? [any] : []),
    ...glob,
    ...(after && glob.at(-1)?.kind !== 'any' ? [any] : []),
  ];
}

/** A test of whole texts; time grows at most with the product of both lengths. Common shapes are tested directly. */
export function compileGlob(glob: Glob, cased: boolean): (text: string) => boolean {
  const fold = (text: string): string => (cased ? text : text.toLowerCase());
  const parts = glob.map((part): GlobPart => (part.kind === 'text' ? { kind: 'text', text: fold(part.text) } : part));
  const shape = parts.map((part) => ({ text: 't', any: '*', one: '?' })[part.kind]).join('');
  const [first, second] = parts.map((part) => (part.kind === 'text' ? part.text : ''));
  switch (shape) {
    case '':
      return (text) => text === '';
    case 't':
      return (text) => fold(text) === first;
    case '*':
      return () => true;
    case '*t':
      return (text) => fold(text).endsWith(second ?? '');
    case 't*':
      return (text) => fold(text).startsWith(first ?? '');
    case '*t*':
      return (text) => fold(text).includes(second ?? '');
    default:
      return (text) => matches(parts, fold(text));
  }
}

/** The usual two-pointer walk: only the last wildcard seen is ever returned to. */
function matches(parts: Glob, text: string): boolean {
  let part = 0;
  let at = 0;
  let anyPart = -1;
  let anyAt = 0;
  while (true) {
    const current = parts[part];
    if (current === undefined && at === text.length) return true;
    if (current?.kind === 'any') {
      anyPart = part;
      anyAt = at;
      part += 1;
      continue;
    }
    if (current?.kind === 'one' && at < text.length) {
      part += 1;
      at += 1;
      continue;
    }
    if (current?.kind === 'text' && text.startsWith(current.text, at)) {
      part += 1;
      at += current.text.length;
      continue;
    }
    if (anyPart === -1 || anyAt >= text.length) return false;
    anyAt += 1;
    at = anyAt;
    part = anyPart + 1;
  }
}
