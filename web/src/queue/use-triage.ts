import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Act, Done } from './contract.ts';
import { act as send, freeze, type Target, undo as takeBack } from './queue-api.ts';
import { itemOf } from './row-key.ts';
import type { Scope } from './scope.ts';
import type { QueueSource } from './queue-source.ts';

/** The server takes so many things by name; more it sets apart first. */
const MOST_NAMED = 1_000;
/** How long an action is offered to be undone. Milliseconds. */
export const OFFERED = 10_000;

export interface Report {
  done: Done;
  /** It was the undoing of an action. */
  undone: boolean;
  /** Until when undoing is offered on the screen; the key works as long as the server allows it. */
  offeredUntil: number;
}

export interface Triage {
  /** Whether the server took it, even where it refused each of the things. */
  run: (act: Act, scope: Scope) => Promise<boolean>;
  undo: () => void;
  dismiss: () => void;
  pending: { type: Act['type']; count: number } | null;
  report: Report | null;
  error: unknown;
}

/**
 * Does things to rows, one after another, and keeps what came of the last one. What rows become is told by the live
 * feed. Undoing takes its turn too: pressed while an action is still on its way, it takes back that one.
 */
export function useTriage(source: QueueSource): Triage {
  const words = useWords();
  const [pending, setPending] = useState<Triage['pending']>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<unknown>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef<Report | null>(null);

  const carryOut = useCallback(
    async (doing: NonNullable<Triage['pending']>, work: () => Promise<Done>, undone: boolean) => {
      setPending(doing);
      setError(null);
      setReport(null);
      last.current = null;
      try {
        const done = await work();
        last.current = { done, undone, offeredUntil: Date.now() + OFFERED };
        setReport(last.current);
        source.reread(done.items);
        announce(words('queue.result', { done: done.done, refused: done.refused }));
        return true;
      } catch (failure) {
        setError(failure);
        return false;
      } finally {
        setPending(null);
      }
    },
    [source, words],
  );

  const run = useCallback(
    (act: Act, scope: Scope) => {
      const done = line.current.then(() =>
        carryOut({ type: act.type, count: scope.count }, async () => send(await targetOf(scope), act), false),
      );
      line.current = done;
      return done;
    },
    [carryOut],
  );

  const undo = useCallback(() => {
    line.current = line.current.then(() => {
      if (last.current === null || last.current.undone || last.current.done.undoableUntil === null) return undefined;
      const { id, action, done } = last.current.done;
      return carryOut({ type: action.type, count: done }, () => takeBack(id), true);
    });
  }, [carryOut]);

  const dismiss = useCallback(() => {
    setReport(null);
    setError(null);
  }, []);

  // What went well is out of the way by itself; what was refused stays until somebody has read it.
  useEffect(() => {
    if (report === null || report.done.refused > 0) return undefined;
    const timer = setTimeout(() => setReport((now) => (now === report ? { ...now, offeredUntil: 0 } : now)), OFFERED);
    return () => clearTimeout(timer);
  }, [report]);

  return { run, undo, dismiss, pending, report, error };
}

async function targetOf({ keys, frozen }: Scope): Promise<Target> {
  if (frozen !== null) return { selectionId: frozen.id };
  const items = keys.map(itemOf);
  return items.length <= MOST_NAMED ? { items } : { selectionId: (await freeze({ items })).id };
}
