import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../i18n/use-words.ts';
import { EXERCISE, markExports } from '../parts/export-mark.ts';
import { useMay, useWho } from '../session/session.ts';
import { notReal } from './exercise-words.ts';
import { late } from './late.ts';
import css from './shell.module.css';

const RealEmergency = late(() => import('./real-emergency.tsx').then((part) => ({ default: part.RealEmergency })));
const RunControls = late(() => import('../drills/run-controls.tsx').then((part) => ({ default: part.RunControls })));
const RealWorld = late(() => import('./real-world.tsx').then((part) => ({ default: part.RealWorld })));

const ViewBar = late(() => import('../drills/view-bar.tsx').then((part) => ({ default: part.ViewBar })));

const TITLE = 'EXERCISE';

/** Outside a live realm: hatched, full width, above every dialog, and impossible to put away. */
export function ExerciseBanner(): ReactNode {
  const { i18n } = useLingui();
  const { realm, exercise } = useWho();
  const may = useMay();
  const words = useWords();
  const slot = document.getElementById('exercise-slot');
  const name = exercise?.designator ?? realm;
  useEffect(() => (realm === 'live' ? undefined : markWindow()), [realm]);
  useEffect(() => markExports(realm === 'live' ? null : name), [realm, name]);
  if (realm === 'live' || slot === null) return null;
  return createPortal(
    <>
      <div className={css['exercise']} role="note">
        <strong lang="en">{`${EXERCISE} · ${name}`}</strong>
        {exercise?.banner !== undefined && exercise.banner !== '' && <span>{exercise.banner}</span>}
        {notReal(exercise?.nations ?? [], i18n.locale).map(({ language, text }) => (
          <span key={language} lang={language}>
            {text}
          </span>
        ))}
        {exercise !== null && exercise.state !== 'running' && <span>{words(`drills.run.${exercise.state}`)}</span>}
        {may('drill.run') && <RunControls realm={realm} />}
        <RealEmergency realm={realm} declaredAt={exercise?.realEmergencyAt ?? null} />
      </div>
      <ViewBar />
      <RealWorld />
    </>,
    slot,
  );
}

/** Tab and icon say it too: what is seen of a window that lies behind another. */
function markWindow(): () => void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const before = { title: document.title, icon: icon?.href };
  document.title = `${TITLE} · ${before.title}`;
  if (icon) icon.href = '/exercise.svg';
  return () => {
    document.title = before.title;
    if (icon && before.icon !== undefined) icon.href = before.icon;
  };
}
