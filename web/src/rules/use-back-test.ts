import { useCallback, useEffect, useRef, useState } from 'react';
import { after, BEGUN, type BackTest, linesOf, NONE } from './back-test.ts';
import { realmHeaders } from '../session/realm.ts';

export interface BackTestWish {
  text?: string;
  ruleId?: string;
  version?: number;
  from: string;
  to: string;
}

/** A back-test that runs while this is on the screen; leaving ends it. */
export function useBackTest(): { found: BackTest; begin: (wish: BackTestWish) => void; end: () => void } {
  const [found, setFound] = useState<BackTest>(NONE);
  const running = useRef<AbortController | null>(null);
  const end = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setFound((known) => (known.state === 'running' ? { ...known, state: 'ended' } : known));
  }, []);
  const begin = useCallback((wish: BackTestWish) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setFound(BEGUN);
    read(wish, own.signal, (change) => {
      if (running.current === own) setFound(change);
    }).catch((error: unknown) => {
      if (own.signal.aborted) return;
      const failure = error instanceof Error ? error.message : String(error);
      setFound((known) => ({ ...known, state: 'failed', failure }));
    });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { found, begin, end };
}

async function read(
  wish: BackTestWish,
  signal: AbortSignal,
  change: (next: (known: BackTest) => BackTest) => void,
): Promise<void> {
  const answer = await fetch('/api/v1/rules/back-tests', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...realmHeaders() },
    body: JSON.stringify(wish),
    signal,
  });
  if (!answer.ok || !answer.body) {
    const refused = (await answer.json().catch(() => ({}))) as { error?: { message?: string } };
    throw new Error(refused.error?.message ?? `HTTP ${String(answer.status)}`);
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const read = linesOf(rest + piece.value);
    ({ rest } = read);
    change((known) => read.frames.reduce(after, known));
  }
}
