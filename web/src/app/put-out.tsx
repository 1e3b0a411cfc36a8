import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { seenPutOut, wasPutOut } from '../session/realm.ts';
import css from './shell.module.css';

/** Whoever was in an exercise a moment ago, and no longer is, has to know that what they see now is real. */
export function PutOut(): ReactNode {
  const words = useWords();
  const [told, setTold] = useState(wasPutOut);
  if (!told) return null;
  return (
    <div className={css['putOut']} role="alert">
      <strong>{words('realm.putOut')}</strong>
      <button
        type="button"
        onClick={() => {
          seenPutOut();
          setTold(false);
        }}
      >
        {words('realWorld.seen')}
      </button>
    </div>
  );
}
