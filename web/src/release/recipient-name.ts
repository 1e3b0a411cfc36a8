import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { organisationsQuery } from './release-data.ts';

interface Named {
  kind: 'nation' | 'organisation' | 'person';
  nation?: string;
  organisationId?: string;
  accountId?: string;
}

/** Says in full who a recipient is: all of a nation, an organisation of it, or one person. Short names are for tabs. */
export function useRecipientName(short = false): (recipient: Named) => string {
  const words = useWords();
  const nationName = useNationName();
  const organisations = useQuery(organisationsQuery);
  const items = organisations.data?.items;
  return useCallback(
    ({ kind, nation, organisationId, accountId }) => {
      const organisation = items?.find(({ id }) => id === organisationId);
      const of = nation ?? organisation?.nation;
      const place = of === undefined ? '' : nationName(of);
      if (kind === 'nation') return short ? place : words('recipient.nation', { nation: place });
      const team = organisation?.name ?? organisationId ?? '';
      if (kind === 'organisation' && short) return team;
      if (kind === 'organisation') return words('recipient.organisation', { organisation: team, nation: place });
      return words('recipient.person', { person: accountId ?? '', organisation: team, nation: place });
    },
    [short, words, nationName, items],
  );
}

export function recipientKey({ kind, nation, organisationId, accountId }: Named): string {
  if (kind === 'nation') return `nation:${nation ?? ''}`;
  return kind === 'organisation' ? `organisation:${organisationId ?? ''}` : `person:${accountId ?? ''}`;
}
