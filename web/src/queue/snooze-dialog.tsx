import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Times } from '../time/times.tsx';
import { DialogForm, type QueueDialogProps } from './dialog-form.tsx';
import css from './dialogs.module.css';
import { chosenTime, SNOOZE_PRESETS, type SnoozePreset, snoozeUntil } from './snooze-times.ts';

/** Puts off to an instant, at which it is in the list again by itself. */
export function SnoozeForm({ scope, onAct, onClose }: QueueDialogProps): ReactNode {
  const words = useWords();
  const [now] = useState(() => new Date());
  const [preset, setPreset] = useState<SnoozePreset | 'chosen'>('hour');
  const [text, setText] = useState('');
  const until = preset === 'chosen' ? chosenTime(text, now) : snoozeUntil(preset, now);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <DialogForm
      verb={words('queue.act.snooze', { count: scope.count })}
      ready={until !== null}
      onClose={onClose}
      onSubmit={() => until !== null && onAct({ type: 'snooze', until: until.toISOString() })}
    >
      <fieldset className={css['choices']}>
        <legend>{words('queue.snooze.until')}</legend>
        {SNOOZE_PRESETS.map((one, index) => (
          <label key={one}>
            <input
              type="radio"
              name="snooze"
              autoFocus={index === 0}
              checked={preset === one}
              onChange={() => setPreset(one)}
            />
            {words(`queue.snooze.${one}`)}
          </label>
        ))}
        <label>
          <input type="radio" name="snooze" checked={preset === 'chosen'} onChange={() => setPreset('chosen')} />
          {words('queue.snooze.chosen')}
        </label>
      </fieldset>
      {preset === 'chosen' && (
        <label>
          {words('queue.snooze.at', { zone })}
          <input type="datetime-local" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
      )}
      <p className={css['hint']}>
        {until === null ? (
          words('queue.snooze.wrong')
        ) : (
          <>
            {words('queue.snooze.back')} <Times at={until.toISOString()} zone={zone} full />
          </>
        )}
      </p>
    </DialogForm>
  );
}
