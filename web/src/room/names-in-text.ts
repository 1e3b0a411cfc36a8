const PERSON = /person:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A sentence of the journal with people's names where it has their ids; an id nobody knows a name of stays. */
export const withNames = (text: string, nameOf: ReadonlyMap<string, string>): string =>
  text.replace(PERSON, (id) => nameOf.get(id) ?? id);
