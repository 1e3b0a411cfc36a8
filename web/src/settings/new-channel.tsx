import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Check } from './notification-preferences.tsx';
import { CHANNELS } from './notification-terms.ts';
import css from './settings.module.css';

type Draft = Required<Pick<Schemas['CreateChannelDto'], 'kind' | 'name' | 'url' | 'maxTlp' | 'inExercises'>> & {
  template: string;
  room: string;
  addresses: string;
};

const KINDS = ['webhook', 'chat', 'mail'] as const;
const TLPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const;
/** Those that come with it (config/chat-templates.json); a node may have others. */
const TEMPLATES = ['slack', 'mattermost', 'teams', 'telegram'];
const EMPTY: Draft = {
  kind: 'webhook',
  name: '',
  url: '',
  template: 'slack',
  room: '',
  addresses: '',
  maxTlp: 'AMBER',
  inExercises: false,
};

export function NewChannel({ onMade }: { onMade: (made: Schemas['CreatedChannelDto']) => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const make = useMutation({
    mutationFn: () => take(api.POST('/api/v1/notifications/channels', { body: bodyOf(draft) })),
    onSuccess: (made) => {
      setDraft(EMPTY);
      onMade(made);
      return queries.invalidateQueries({ queryKey: CHANNELS });
    },
  });
  return (
    <details className={css['new']}>
      <summary>{words('settings.newChannel')}</summary>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <label>
          {words('settings.kind')}
          <select value={draft.kind} onChange={({ target }) => change({ kind: target.value as Draft['kind'] })}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words(`settings.channel.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('settings.name')}
          <input
            required
            maxLength={100}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
        {draft.kind === 'mail' ? (
          <label>
            {words('settings.addresses')}
            <textarea required value={draft.addresses} onChange={({ target }) => change({ addresses: target.value })} />
          </label>
        ) : (
          <label>
            {words('settings.url')}
            <input
              type="url"
              required
              maxLength={2000}
              value={draft.url}
              onChange={({ target }) => change({ url: target.value })}
            />
          </label>
        )}
        {draft.kind === 'chat' && (
          <>
            <label>
              {words('settings.template')}
              <input
                required
                list="templates"
                maxLength={32}
                value={draft.template}
                onChange={({ target }) => change({ template: target.value })}
              />
            </label>
            <datalist id="templates">
              {TEMPLATES.map((template) => (
                <option key={template} value={template} />
              ))}
            </datalist>
            <label>
              {words('settings.room')}
              <input maxLength={200} value={draft.room} onChange={({ target }) => change({ room: target.value })} />
            </label>
          </>
        )}
        <label>
          {words('settings.maxTlp')}
          <select value={draft.maxTlp} onChange={({ target }) => change({ maxTlp: target.value as Draft['maxTlp'] })}>
            {TLPS.map((tlp) => (
              <option key={tlp} value={tlp}>
                TLP:{tlp}
              </option>
            ))}
          </select>
        </label>
        <Check
          checked={draft.inExercises}
          onChange={(inExercises) => change({ inExercises })}
          label={words('settings.inExercises')}
        />
        <Refusal error={make.error} />
        <button type="submit" data-kind="primary" disabled={make.isPending}>
          {words('settings.make')}
        </button>
      </form>
    </details>
  );
}

function bodyOf({
  kind,
  name,
  url,
  template,
  room,
  addresses,
  maxTlp,
  inExercises,
}: Draft): Schemas['CreateChannelDto'] {
  const common = { kind, name: name.trim(), maxTlp, inExercises, enabled: true };
  if (kind === 'mail') return { ...common, addresses: addresses.split(/[\s,;]+/).filter((each) => each !== '') };
  if (kind === 'webhook') return { ...common, url: url.trim() };
  return { ...common, url: url.trim(), template: template.trim(), room: room.trim() === '' ? null : room.trim() };
}
