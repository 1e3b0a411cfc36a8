import { useEffect, useState } from 'react';

/** Milliseconds without a key before a text is checked. */
const PAUSE = 400;

/** The text once nobody has typed for a while. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
