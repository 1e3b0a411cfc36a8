import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What was written to a file, or made or renamed in a folder, is there after a power cut. */
export function flush(path: string): void {
  // Windows opens no folders; its file system keeps their order by itself.
  if (process.platform === 'win32') return;
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
