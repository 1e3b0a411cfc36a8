import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Walked } from '../api/all-pages.ts';
import { useLiveEvents } from '../live/use-live.ts';
import { type Share, sharesQuery } from './inbox-data.ts';

/**
 * Takes what was recalled off the screen as soon as the feed says so, without asking first, and reads what came. Returns
 * the ids that were withdrawn while the screen was open.
 */
export function useSharesLive(): ReadonlySet<string> {
  const queries = useQueryClient();
  const [withdrawn, setWithdrawn] = useState<ReadonlySet<string>>(new Set());
  useLiveEvents((events) => {
    const told = (events ?? []).filter(({ type }) => type.startsWith('share.'));
    if (told.length === 0) return;
    const gone = told.filter(({ type }) => type === 'share.withdrawn').flatMap(({ data }) => idOf(data));
    if (gone.length > 0) {
      setWithdrawn((before) => new Set([...before, ...gone]));
      queries.setQueryData<Walked<Share>>(
        sharesQuery.queryKey,
        (list) => list && { ...list, items: list.items.filter(({ id }) => !gone.includes(id)) },
      );
    }
    // Something may be shared again under its old id.
    const back = told.filter(({ type }) => type === 'share.received').flatMap(({ data }) => idOf(data));
    if (back.length > 0) setWithdrawn((before) => new Set([...before].filter((id) => !back.includes(id))));
    if (told.some(({ type }) => type !== 'share.withdrawn')) void queries.invalidateQueries({ queryKey: ['share'] });
  });
  return withdrawn;
}

const idOf = (data: Readonly<Record<string, unknown>>): string[] =>
  typeof data['shareId'] === 'string' ? [data['shareId']] : [];
