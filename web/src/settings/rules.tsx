import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { NewRule } from './new-rule.tsx';
import { CHANNELS, RULES } from './notification-terms.ts';
import css from './settings.module.css';

type Rule = Schemas['RuleDto'];

/** Who of the organisation is told of what, and whom else while nobody answers. */
export function Rules(): ReactNode {
  const words = useWords();
  const rules = useQuery({ queryKey: RULES, queryFn: () => take(api.GET('/api/v1/notifications/rules')) });
  const channels = useQuery({
    queryKey: CHANNELS,
    queryFn: () => take(api.GET('/api/v1/notifications/channels')),
  });
  const names = new Map(channels.data?.items.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2>{words('settings.rules')}</h2>
      <Refusal error={rules.error} />
      {rules.data?.items.length === 0 && <p>{words('settings.noRules')}</p>}
      <ul className={css['things']}>
        {rules.data?.items.map((rule) => (
          <RuleItem key={rule.id} rule={rule} names={names} />
        ))}
      </ul>
      <NewRule channels={channels.data?.items ?? []} />
    </section>
  );
}

function RuleItem({ rule, names }: { rule: Rule; names: ReadonlyMap<string, string> }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const path = { id: rule.id };
  const act = useMutation({
    mutationFn: async (what: 'switch' | 'remove') => {
      if (what === 'remove') await take(api.DELETE('/api/v1/notifications/rules/{id}', { params: { path } }));
      else {
        const { enabled, minSeverity, groupMinutes } = rule;
        const body = { enabled: !enabled, minSeverity, groupMinutes };
        await take(api.PATCH('/api/v1/notifications/rules/{id}', { params: { path }, body }));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: RULES }),
  });
  const channelNames = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(', ');
  const told = [
    ...(rule.channelIds.length === 0 ? [] : [channelNames(rule.channelIds)]),
    ...rule.roles,
    ...(rule.accountIds.length === 0 ? [] : [words('settings.people', { count: rule.accountIds.length })]),
  ];
  return (
    <li>
      <div>
        <strong>{rule.name}</strong>
        <span className={css['hint']}>
          {rule.events.map((event) => words(`settings.event.${event}`)).join(', ')}
          {rule.minSeverity > 0 && ` · ≥ ${rule.minSeverity}`}
          {rule.domains.length > 0 && ` · ${rule.domains.join(', ')}`}
          {rule.siteIds.length > 0 && ` · ${words('settings.sites', { count: rule.siteIds.length })}`}
          {!rule.enabled && ` · ${words('settings.off.channel')}`}
        </span>
        <span className={css['hint']}>→ {told.join(', ')}</span>
        {rule.escalation.map(({ afterMinutes, channelIds, accountIds }) => (
          <span key={afterMinutes} className={css['hint']}>
            {words('settings.step', { minutes: afterMinutes })}{' '}
            {[
              ...(channelIds.length === 0 ? [] : [channelNames(channelIds)]),
              ...(accountIds.length === 0 ? [] : [words('settings.people', { count: accountIds.length })]),
            ].join(', ')}
          </span>
        ))}
        <Refusal error={act.error} />
      </div>
      <div className={css['ways']}>
        <button type="button" disabled={act.isPending} onClick={() => act.mutate('switch')}>
          {words(rule.enabled ? 'settings.switchOff' : 'settings.switchOn')}
        </button>
        <button type="button" data-kind="danger" disabled={act.isPending} onClick={() => act.mutate('remove')}>
          {words('settings.remove')}
        </button>
      </div>
    </li>
  );
}
