import type { ReactNode } from 'react';
import css from '../app/shell.module.css';
import { useWords } from '../i18n/use-words.ts';
import { lookThrough } from '../session/realm.ts';
import { useWho } from '../session/session.ts';

/** On every screen and above every dialog: whose eyes these are, and the way back to one's own. */
export function ViewBar(): ReactNode {
  const words = useWords();
  const { realm, viewing } = useWho();
  if (viewing === null) return null;
  const { cell, organisation, nation } = viewing;
  const run = realm.slice(realm.indexOf(':') + 1);
  return (
    <div className={css['viewing']} role="note">
      <strong>{words('drills.view.bar', { cell, organisation, nation })}</strong>
      <span>{words('drills.view.readOnly')}</span>
      <button type="button" onClick={() => lookThrough(null, `/drills/${run}?tab=cells`)}>
        {words('drills.view.leave')}
      </button>
    </div>
  );
}
