import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useMay, useWho } from '../session/session.ts';
import { accountsQuery } from './case-data.ts';
import { useKnownPeople } from './known-people.ts';

/**
 * Names by the ids the journal has of people, as far as this console knows them: from the entries and rows it has read,
 * from the session, and from the accounts the person may read.
 */
export function useNames(): ReadonlyMap<string, string> {
  const who = useWho();
  const may = useMay();
  const known = useKnownPeople();
  const accounts = useQuery({ ...accountsQuery, enabled: may('account.read') }).data?.items;
  return useMemo(
    () =>
      new Map([
        ...known,
        ...(accounts ?? []).map(({ id, name }) => [`person:${id}`, name] as const),
        [who.id, who.name] as const,
      ]),
    [known, accounts, who],
  );
}

/** Somebody by name, or by id, which always says who is meant. */
export function PersonName({ id }: { id: string }): ReactNode {
  return useNames().get(id) ?? id;
}
