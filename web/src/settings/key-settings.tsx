import { type ReactNode, useState } from 'react';
import { changePreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { type CommandId, COMMANDS, keysOf, SCOPES, shownKeys } from '../keys/commands.ts';
import { conflictOf } from '../keys/key-change.ts';
import { KeyRecorder } from './key-recorder.tsx';
import css from './settings.module.css';

interface Clash {
  id: CommandId;
  keys: string;
  with: CommandId;
}

/** Every key of the console: switched off where speech or a tremor presses them, or changed one by one. */
export function KeySettings(): ReactNode {
  const words = useWords();
  const { keys: own, singleKeys } = usePreferences();
  const [recording, setRecording] = useState<CommandId | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const change = (id: CommandId, keys: string | null): void => {
    setRecording(null);
    const found = keys === null ? conflictOf(id, COMMANDS[id].keys, without(own, id)) : conflictOf(id, keys, own);
    if (found !== undefined) {
      setClash({ id, keys: keys ?? COMMANDS[id].keys, with: found });
      return;
    }
    setClash(null);
    changePreferences({ keys: keys === null ? without(own, id) : { ...own, [id]: keys } });
  };
  return (
    <div className={css['part']}>
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => changePreferences({ singleKeys: target.checked })}
        />
        {words('settings.singleKeys')}
      </label>
      <p className={css['hint']}>{words('settings.singleKeysHint')}</p>
      {SCOPES.map((scope) => (
        <section key={scope}>
          <h2>{words(`keys.scope.${scope}`)}</h2>
          <table className={css['keys']}>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{words('settings.command')}</th>
                <th scope="col">{words('settings.key')}</th>
                <th scope="col">{words('settings.change')}</th>
              </tr>
            </thead>
            <tbody>
              {(Object.keys(COMMANDS) as CommandId[])
                .filter((id) => COMMANDS[id].scope === scope)
                .map((id) => (
                  <tr key={id} data-own={id in own || undefined}>
                    <th scope="row">{words(COMMANDS[id].label)}</th>
                    <td>
                      {recording === id ? (
                        <KeyRecorder onKeys={(keys) => change(id, keys)} onCancel={() => setRecording(null)} />
                      ) : keysOf(id, own) === '' ? (
                        words('settings.noKey')
                      ) : (
                        <kbd>{shownKeys(keysOf(id, own))}</kbd>
                      )}
                      {clash?.id === id && (
                        <p role="alert" className={css['clash']}>
                          {words('settings.clash', {
                            keys: shownKeys(clash.keys),
                            command: words(COMMANDS[clash.with].label),
                          })}
                        </p>
                      )}
                    </td>
                    <td>
                      <div className={css['ways']}>
                        <button
                          type="button"
                          onClick={() => setRecording(id)}
                          aria-label={named('settings.change', id)}
                        >
                          {words('settings.change')}
                        </button>
                        {keysOf(id, own) !== '' && (
                          <button
                            type="button"
                            data-kind="quiet"
                            onClick={() => change(id, '')}
                            aria-label={named('settings.takeKey', id)}
                          >
                            {words('settings.takeKey')}
                          </button>
                        )}
                        {id in own && (
                          <button
                            type="button"
                            data-kind="quiet"
                            onClick={() => change(id, null)}
                            aria-label={named('settings.asShipped', id)}
                          >
                            {words('settings.asShipped')}
                          </button>
                        )}
                      </div>{' '}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
      <button type="button" disabled={Object.keys(own).length === 0} onClick={() => changePreferences({ keys: {} })}>
        {words('settings.allAsShipped')}
      </button>
    </div>
  );

  function named(way: 'settings.change' | 'settings.takeKey' | 'settings.asShipped', id: CommandId): string {
    return `${words(way)}: ${words(COMMANDS[id].label)}`;
  }
}

function without(own: Readonly<Record<string, string>>, id: CommandId): Record<string, string> {
  return Object.fromEntries(Object.entries(own).filter(([other]) => other !== id));
}
