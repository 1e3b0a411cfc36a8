import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import css from './settings.module.css';

/** How often what became of it is asked for while nothing is settled. Milliseconds. */
const EVERY = 1_000;
const UNSETTLED: ReadonlySet<string> = new Set(['pending', 'retrying']);

/** Sends a message by a channel and says what became of it, in the words of whoever answered. */
export function ChannelTest({ channelId, disabled }: { channelId: string; disabled: boolean }): ReactNode {
  const words = useWords();
  const send = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/notifications/channels/{id}/test', { params: { path: { id: channelId } } })),
  });
  const id = send.data?.deliveryId ?? '';
  const delivery = useQuery({
    queryKey: ['notifications', 'delivery', id],
    queryFn: () => take(api.GET('/api/v1/notifications/deliveries/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    refetchInterval: ({ state }) => (state.data === undefined || UNSETTLED.has(state.data.state) ? EVERY : false),
  });
  return (
    <div>
      <button type="button" disabled={disabled || send.isPending} onClick={() => send.mutate()}>
        {words('settings.testChannel')}
      </button>
      <Refusal error={send.error ?? delivery.error} />
      <span role="status" className={css['hint']}>
        {delivery.data !== undefined && words(`settings.delivery.${delivery.data.state}`)} {delivery.data?.lastError}
      </span>
    </div>
  );
}
