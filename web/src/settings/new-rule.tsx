import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SEVERITY_CLASSES } from '../parts/severity.ts';
import { Check } from './notification-preferences.tsx';
import { leastOf, NOTIFIED, RULES } from './notification-terms.ts';
import css from './settings.module.css';

type Body = Schemas['CreateRuleDto'];

/** Roles that answer incidents; the others are told by name or by channel. */
const ROLES = ['analyst', 'lead', 'liaison', 'gateway_engineer'] as const;

interface Draft {
  name: string;
  events: Body['events'];
  minSeverity: number;
  channelIds: readonly string[];
  roles: NonNullable<Body['roles']>;
  groupMinutes: number;
  /** Null for nobody besides. */
  afterMinutes: number | null;
  thenChannelIds: readonly string[];
}

const EMPTY: Draft = {
  name: '',
  events: ['case_opened'],
  minSeverity: leastOf('high'),
  channelIds: [],
  roles: [],
  groupMinutes: 10,
  afterMinutes: null,
  thenChannelIds: [],
};

/** A list with a thing put in or taken out. */
const toggled = <T,>(list: readonly T[], thing: T, on: boolean): T[] =>
  on ? [...list, thing] : list.filter((each) => each !== thing);

export function NewRule({ channels }: { channels: readonly Schemas['ChannelDto'][] }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const make = useMutation({
    mutationFn: () => take(api.POST('/api/v1/notifications/rules', { body: bodyOf(draft) })),
    onSuccess: () => {
      setDraft(EMPTY);
      return queries.invalidateQueries({ queryKey: RULES });
    },
  });
  return (
    <details className={css['new']}>
      <summary>{words('settings.newRule')}</summary>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <label>
          {words('settings.name')}
          <input
            required
            maxLength={100}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
        <fieldset className={css['actions']}>
          <legend>{words('settings.events')}</legend>
          {NOTIFIED.map((event) => (
            <Check
              key={event}
              checked={draft.events.includes(event)}
              onChange={(on) => change({ events: toggled(draft.events, event, on) })}
              label={words(`settings.event.${event}`)}
            />
          ))}
        </fieldset>
        <label>
          {words('settings.minSeverity')}
          <select value={draft.minSeverity} onChange={({ target }) => change({ minSeverity: Number(target.value) })}>
            {SEVERITY_CLASSES.map((each) => (
              <option key={each} value={leastOf(each)}>
                {each === 'info'
                  ? words('settings.anySeverity')
                  : words('settings.orWorse', { severity: words(`severity.${each}`), least: leastOf(each) })}
              </option>
            ))}
          </select>
        </label>
        <fieldset className={css['actions']}>
          <legend>{words('settings.told')}</legend>
          {channels.map(({ id, name }) => (
            <Check
              key={id}
              checked={draft.channelIds.includes(id)}
              onChange={(on) => change({ channelIds: toggled(draft.channelIds, id, on) })}
              label={name}
            />
          ))}
          {ROLES.map((role) => (
            <Check
              key={role}
              checked={draft.roles.includes(role)}
              onChange={(on) => change({ roles: toggled(draft.roles, role, on) })}
              label={words(`settings.role.${role}`)}
            />
          ))}
        </fieldset>
        <label>
          {words('settings.groupMinutes')}
          <input
            type="number"
            min={0}
            max={1440}
            required
            value={draft.groupMinutes}
            onChange={({ target }) => change({ groupMinutes: Number(target.value) })}
          />
        </label>
        {channels.length > 0 && (
          <Check
            checked={draft.afterMinutes !== null}
            onChange={(on) => change({ afterMinutes: on ? 15 : null })}
            label={words('settings.escalate')}
          />
        )}
        {draft.afterMinutes !== null && (
          <>
            <label>
              {words('settings.afterMinutes')}
              <input
                type="number"
                min={1}
                max={10_080}
                required
                value={draft.afterMinutes}
                onChange={({ target }) => change({ afterMinutes: Number(target.value) })}
              />
            </label>
            <fieldset className={css['actions']}>
              <legend>{words('settings.thenTold')}</legend>
              {channels.map(({ id, name }) => (
                <Check
                  key={id}
                  checked={draft.thenChannelIds.includes(id)}
                  onChange={(on) => change({ thenChannelIds: toggled(draft.thenChannelIds, id, on) })}
                  label={name}
                />
              ))}
            </fieldset>
          </>
        )}
        <Refusal error={make.error} />
        <button type="submit" data-kind="primary" disabled={make.isPending || draft.events.length === 0}>
          {words('settings.make')}
        </button>
      </form>
    </details>
  );
}

function bodyOf({ afterMinutes, thenChannelIds, channelIds, ...draft }: Draft): Body {
  return {
    ...draft,
    name: draft.name.trim(),
    enabled: true,
    channelIds: [...channelIds],
    escalation: afterMinutes === null ? [] : [{ afterMinutes, channelIds: [...thenChannelIds] }],
  };
}
