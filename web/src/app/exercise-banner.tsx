import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../i18n/use-words.ts';
import { useWho } from '../session/session.ts';
import css from './shell.module.css';

/** Outside a live realm: hatched, full width, above every dialog, and impossible to put away. */
export function ExerciseBanner(): ReactNode {
  const words = useWords();
  const { realm } = useWho();
  const slot = document.getElementById('exercise-slot');
  if (realm === 'live' || slot === null) return null;
  return createPortal(
    <div className={css['exercise']} role="note">
      <strong lang="en">EXERCISE EXERCISE EXERCISE</strong> {words('exercise.banner', { realm })}
    </div>,
    slot,
  );
}
