/** The head of a tree as C2SP tlog-checkpoint writes it. */
export interface Checkpoint {
  /** Names the tree. */
  origin: string;
  /** Leaves. */
  size: number;
  /** Root hash, in base64. */
  root: string;
}

/** Three lines, each ended by a newline: what is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root}\n`;
}

/** Undefined when it is none. Further lines are allowed and mean nothing here. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  return origin === undefined || size === undefined || root === undefined
    ? undefined
    : { origin, size: Number(size), root };
}
