import { currentRealm, LIVE } from '../session/realm.ts';

/** Hands content to the browser to keep as a file. In an exercise its name says so. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = currentRealm() === LIVE ? name : `EXERCISE-${name}`;
  link.click();
  // The browser has begun to read it once the click is over; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const saveCsv = (name: string, text: string): void => saveFile(name, text, 'text/csv;charset=utf-8');
