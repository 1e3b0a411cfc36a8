import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { ChannelTest } from './channel-test.tsx';
import { NewChannel } from './new-channel.tsx';
import { CHANNELS } from './notification-terms.ts';
import css from './settings.module.css';

type Channel = Schemas['ChannelDto'];

/** Ways out of the node to the organisation's own people and programs. */
export function Channels(): ReactNode {
  const words = useWords();
  const channels = useQuery({
    queryKey: CHANNELS,
    queryFn: () => take(api.GET('/api/v1/notifications/channels')),
  });
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section>
      <h2>{words('settings.channels')}</h2>
      <p className={css['hint']}>{words('settings.channelsHint')}</p>
      <Refusal error={channels.error} />
      {channels.data?.items.length === 0 && <p>{words('settings.noChannels')}</p>}
      <ul className={css['things']}>
        {channels.data?.items.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} onSecret={setSecret} />
        ))}
      </ul>
      <div role="status">
        {secret !== null && (
          <p className={css['shownOnce']}>
            {words('settings.secretOnce')}
            <code className={css['secret']}>{secret}</code>
          </p>
        )}
      </div>
      <NewChannel onMade={({ secret }) => setSecret(secret)} />
    </section>
  );
}

function ChannelItem({ channel, onSecret }: { channel: Channel; onSecret: (secret: string) => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const path = { id: channel.id };
  const act = useMutation({
    mutationFn: async (what: 'switch' | 'remove' | 'secret') => {
      if (what === 'remove') await take(api.DELETE('/api/v1/notifications/channels/{id}', { params: { path } }));
      else if (what === 'secret') {
        const { secret } = await take(api.POST('/api/v1/notifications/channels/{id}/secret', { params: { path } }));
        onSecret(secret);
      } else {
        const { enabled, maxTlp, inExercises } = channel;
        const body = { enabled: !enabled, maxTlp, inExercises };
        await take(api.PATCH('/api/v1/notifications/channels/{id}', { params: { path }, body }));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: CHANNELS }),
  });
  const facts = [
    words(`settings.channel.${channel.kind}`),
    channel.target,
    words('settings.carries', { tlp: channel.maxTlp }),
    ...(channel.inExercises ? [words('settings.inExercises')] : []),
    ...(channel.enabled ? [] : [words('settings.off.channel')]),
  ];
  return (
    <li>
      <div>
        <strong>{channel.name}</strong>
        <span className={css['hint']}>{facts.join(' · ')}</span>
        <ChannelTest channelId={channel.id} disabled={!channel.enabled} />
        <Refusal error={act.error} />
      </div>
      <div className={css['ways']}>
        <button type="button" disabled={act.isPending} onClick={() => act.mutate('switch')}>
          {words(channel.enabled ? 'settings.switchOff' : 'settings.switchOn')}
        </button>
        {channel.kind === 'webhook' && (
          <button type="button" disabled={act.isPending} onClick={() => act.mutate('secret')}>
            {words('settings.newSecret')}
          </button>
        )}
        <button type="button" data-kind="danger" disabled={act.isPending} onClick={() => act.mutate('remove')}>
          {words('settings.remove')}
        </button>
      </div>
    </li>
  );
}
