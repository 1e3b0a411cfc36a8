import { type ReactNode, useId } from 'react';
import { LanguageSelect } from '../app/language-select.tsx';
import { changePreferences, type Preferences, usePreferences } from '../app/preferences.ts';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { Times } from '../time/times.tsx';
import { useNow } from '../time/use-now.ts';
import css from './settings.module.css';

const THEMES = ['system', 'dark', 'light', 'contrast'] as const satisfies readonly Preferences['theme'][];
const DENSITIES = ['dense', 'comfortable'] as const satisfies readonly Preferences['density'][];
const TIMES = ['utc', 'local'] as const satisfies readonly Preferences['time'][];

/** How the console looks in this browser; each choice holds at once. */
export function Appearance(): ReactNode {
  const words = useWords();
  const { theme, density, time } = usePreferences();
  const now = new Date(useNow()).toISOString();
  return (
    <div className={css['part']}>
      <p className={css['hint']}>{words('settings.thisBrowser')}</p>
      <Choice
        name="theme"
        legend="settings.theme"
        options={THEMES.map((each) => [each, words(`settings.theme.${each}`)])}
        value={theme}
        onChange={(theme) => changePreferences({ theme })}
      />
      <Choice
        name="density"
        legend="settings.density"
        options={DENSITIES.map((each) => [each, words(`settings.density.${each}`)])}
        value={density}
        onChange={(density) => changePreferences({ density })}
      />
      <Choice
        name="time"
        legend="settings.time"
        options={TIMES.map((each) => [each, words(`settings.time.${each}`)])}
        value={time}
        onChange={(time) => changePreferences({ time })}
      />
      <p className={css['hint']}>
        {words('settings.time.example')} <Times at={now} zone={Intl.DateTimeFormat().resolvedOptions().timeZone} />
      </p>
      <div className={css['narrow']}>
        <LanguageSelect />
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  legend: MessageId;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ name, legend, options, value, onChange }: ChoiceProps<T>): ReactNode {
  const words = useWords();
  const id = useId();
  return (
    <fieldset className={css['choice']}>
      <legend>{words(legend)}</legend>
      {options.map(([option, label]) => (
        <label key={option} htmlFor={`${id}${option}`}>
          <input
            id={`${id}${option}`}
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
