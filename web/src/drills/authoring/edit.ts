/** A value as YAML has it. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };
export type PlainMap = Record<string, Plain>;
export type Path = readonly (string | number)[];

/** One change of what a text says: of a value under a key, or of a list. */
export type Edit =
  /** Makes the key where there is none. */
  | { do: 'set'; path: Path; value: Plain }
  /** A key, or one of a list. */
  | { do: 'remove'; path: Path }
  | { do: 'insert'; path: Path; at: number; value: Plain }
  | { do: 'move'; path: Path; from: number; to: number };

export function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: Plain, path: Path): Plain | undefined {
  let at: Plain | undefined = value;
  for (const step of path) {
    if (Array.isArray(at)) at = typeof step === 'number' ? at[step] : undefined;
    else if (isPlainMap(at)) at = at[String(step)];
    else return undefined;
  }
  return at;
}

/** What a value is after an edit. @throws Error where the edit fits nothing that is there. */
export function editedValue(value: Plain, edit: Edit): Plain {
  const copy = structuredClone(value);
  const list = (): Plain[] => {
    const found = valueAt(copy, edit.path);
    if (!Array.isArray(found)) throw new Error(`There is no list at ${edit.path.join('.')}`);
    return found;
  };
  switch (edit.do) {
    case 'insert':
      list().splice(edit.at, 0, structuredClone(edit.value));
      return copy;
    case 'move': {
      const items = list();
      items.splice(edit.to, 0, ...items.splice(edit.from, 1));
      return copy;
    }
    default: {
      const parent = valueAt(copy, edit.path.slice(0, -1));
      const step = edit.path.at(-1);
      if (Array.isArray(parent) && typeof step === 'number') {
        if (edit.do === 'set') parent[step] = structuredClone(edit.value);
        else parent.splice(step, 1);
      } else if (isPlainMap(parent) && typeof step === 'string') {
        if (edit.do === 'set') parent[step] = structuredClone(edit.value);
        else Reflect.deleteProperty(parent, step);
      } else throw new Error(`There is nothing at ${edit.path.join('.')}`);
      return copy;
    }
  }
}

/** Whether two values are the same, in whatever order their keys are. */
export function sameValue(one: Plain, other: Plain): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: Plain): string {
  return JSON.stringify(value, (_, part: Plain) =>
    isPlainMap(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
