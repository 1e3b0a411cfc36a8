import { type ReactNode, useEffect, useState } from 'react';

let tell: (text: string) => void = () => undefined;
/** Ten seconds between two announcements: whoever listens to the page must also be able to work. */
const PAUSE = 10_000;
let last = 0;
let pending: ReturnType<typeof setTimeout> | undefined;

/** Says a summary to screen readers, politely; of several within ten seconds only the last. */
export function announce(text: string): void {
  clearTimeout(pending);
  pending = setTimeout(
    () => {
      last = Date.now();
      tell(text);
    },
    Math.max(0, last + PAUSE - Date.now()),
  );
}

/** The one polite live region of the console. */
export function Announcer(): ReactNode {
  const [text, setText] = useState('');
  useEffect(() => {
    tell = setText;
    return () => {
      tell = () => undefined;
    };
  }, []);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
