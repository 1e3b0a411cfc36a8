export interface Sender {
  nation: string;
  organisation: string;
}

/** Whose a package is, where its owner says so. */
export function senderOf(from: unknown): Sender | null {
  const { nation, organisation } = (from ?? {}) as { nation?: unknown; organisation?: { name?: unknown } };
  if (typeof nation !== 'string') return null;
  return { nation, organisation: typeof organisation?.name === 'string' ? organisation.name : '' };
}
