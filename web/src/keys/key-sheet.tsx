import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { type CommandId, COMMANDS, keysOf, SCOPES, shownKeys } from './commands.ts';
import css from './key-sheet.module.css';

/** All keys, as they are set for this person. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const words = useWords();
  const { keys, singleKeys } = usePreferences();
  return (
    <Modal title={words('keys.title')} open={open} onClose={onClose} wide>
      {!singleKeys && <p>{words('keys.off')}</p>}
      <div className={css['sheet']}>
        {SCOPES.map((scope) => (
          <section key={scope}>
            <h3>{words(`keys.scope.${scope}`)}</h3>
            <dl>
              {(Object.keys(COMMANDS) as CommandId[])
                .filter((id) => COMMANDS[id].scope === scope)
                .map((id) => (
                  <div key={id}>
                    <dt>
                      <kbd>{shownKeys(keysOf(id, keys))}</kbd>
                    </dt>
                    <dd>{words(COMMANDS[id].label)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
