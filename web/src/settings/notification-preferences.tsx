import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SEVERITY_CLASSES } from '../parts/severity.ts';
import { leastOf, NEVER } from './notification-terms.ts';
import css from './settings.module.css';

type Preferences = Schemas['PreferencesDto'];

const KEY = ['notifications', 'preferences'];
const NIGHT = { from: '22:00', to: '07:00' };

/** Whether, and when, a person is mailed besides being told in the console. */
export function NotificationPreferences(): ReactNode {
  const preferences = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET('/api/v1/notifications/preferences')),
    // Read again under somebody's hands, the form would forget what they changed.
    staleTime: Infinity,
  });
  if (preferences.data === undefined) return <Refusal error={preferences.error} />;
  return <PreferencesForm stored={preferences.data} />;
}

function PreferencesForm({ stored }: { stored: Preferences }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(stored);
  const save = useMutation({
    mutationFn: () => take(api.PUT('/api/v1/notifications/preferences', { body: wanted })),
    onSuccess: (now) => {
      queries.setQueryData(KEY, now);
      setWanted(now);
    },
  });
  const change = (changes: Partial<Preferences>): void => {
    save.reset();
    setWanted({ ...wanted, ...changes });
  };
  const quiet = wanted.quietHours;
  return (
    <section>
      <h2>{words('settings.mail')}</h2>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Check checked={wanted.mail} onChange={(mail) => change({ mail })} label={words('settings.mailMe')} />
        <Check
          checked={wanted.mailInExercises}
          onChange={(mailInExercises) => change({ mailInExercises })}
          label={words('settings.mailInExercises')}
        />
        <label>
          {words('settings.timezone')}
          <input
            list="timezones"
            required
            maxLength={64}
            value={wanted.timezone}
            onChange={({ target }) => change({ timezone: target.value })}
          />
        </label>
        <datalist id="timezones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Check
          checked={quiet !== null}
          onChange={(on) => change({ quietHours: on ? NIGHT : null })}
          label={words('settings.quiet')}
        />
        {quiet !== null && (
          <>
            <label>
              {words('settings.quietFrom')}
              <input
                type="time"
                required
                value={quiet.from}
                onChange={({ target }) => change({ quietHours: { ...quiet, from: target.value } })}
              />
            </label>
            <label>
              {words('settings.quietTo')}
              <input
                type="time"
                required
                value={quiet.to}
                onChange={({ target }) => change({ quietHours: { ...quiet, to: target.value } })}
              />
            </label>
            <label>
              {words('settings.breakThrough')}
              <select
                value={wanted.breakThrough}
                onChange={({ target }) => change({ breakThrough: Number(target.value) })}
              >
                {SEVERITY_CLASSES.map((each) => (
                  <option key={each} value={leastOf(each)}>
                    {each === 'info'
                      ? words('settings.anySeverity')
                      : words('settings.orWorse', { severity: words(`severity.${each}`), least: leastOf(each) })}
                  </option>
                ))}
                {![...SEVERITY_CLASSES.map(leastOf), NEVER].includes(wanted.breakThrough) && (
                  <option value={wanted.breakThrough}>{wanted.breakThrough}</option>
                )}
                <option value={NEVER}>{words('settings.never')}</option>
              </select>
            </label>
          </>
        )}
        <Refusal error={save.error} />
        <button type="submit" data-kind="primary" disabled={save.isPending}>
          {words('settings.save')}
        </button>
        <p role="status">{save.isSuccess && words('settings.saved')}</p>
      </form>
    </section>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (on: boolean) => void;
  label: string;
}

export function Check({ checked, onChange, label }: CheckProps): ReactNode {
  return (
    <label className={css['check']}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
