import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMay, useWho } from '../session/session.ts';
import { accountsQuery } from './case-data.ts';
import { useKnownPeople } from './known-people.ts';

/**
 * Somebody by the id the journal has of them, as a name where it is known to this console: from the entries it has read,
 * from the session, or from the accounts the person may read. Otherwise the id, which always says who is meant.
 */
export function PersonName({ id }: { id: string }): ReactNode {
  const who = useWho();
  const may = useMay();
  const known = useKnownPeople();
  const accounts = useQuery({ ...accountsQuery, enabled: may('account.read') });
  if (id === who.id) return who.name;
  const account = accounts.data?.items.find((one) => `person:${one.id}` === id);
  return account?.name ?? known.get(id) ?? id;
}
