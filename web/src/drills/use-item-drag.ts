import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { RunItem } from './contract.ts';
import { nameOf, simTimeOf } from './item-state.ts';
import { DRAG_FROM, type Ghost, keyStep, simAtPointer, snapOf, snapped } from './timeline-drag.ts';

interface DragOptions {
  extentMs: number;
  /** What the exercise clock shows. */
  simMs: number;
  mayMove: (item: RunItem) => boolean;
  /** It was let go, or Enter was pressed: to be asked about once more. */
  onDrop: (item: RunItem, simMs: number) => void;
}

/** What a pin listens to. */
export interface PinHandlers {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onBlur: () => void;
}

export interface ItemDrag {
  ghost: Ghost | null;
  /** Nothing for what cannot be moved. */
  handlersOf: (item: RunItem) => PinHandlers | undefined;
  /** Whether the press that just ended was a drag, and so no choice. */
  wasDrag: () => boolean;
}

/** The element over which a pin's time is read. */
export const TRACK = '[data-track]';

/** Moves items along the timeline by the pointer, or by the arrow keys. Escape leaves everything as it was. */
export function useItemDrag({ extentMs, simMs, mayMove, onDrop }: DragOptions): ItemDrag {
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const latest = useRef({ extentMs, simMs, onDrop });
  const dragged = useRef(false);
  const end = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = { extentMs, simMs, onDrop };
  });
  useEffect(() => () => end.current?.(), []);

  const fit = (at: number): number => {
    const { extentMs: to, simMs: from } = latest.current;
    return snapped(at, { step: snapOf(to), from, to });
  };

  const press = (item: RunItem, event: PointerEvent<HTMLElement>): void => {
    const track = event.currentTarget.closest('[data-lane]')?.querySelector(TRACK);
    if (event.button !== 0 || !track) return;
    const from = { x: event.clientX, grab: event.clientX - event.currentTarget.getBoundingClientRect().left };
    dragged.current = false;
    let at: number | null = null;
    const move = ({ clientX }: globalThis.PointerEvent): void => {
      if (!dragged.current && Math.abs(clientX - from.x) < DRAG_FROM) return;
      dragged.current = true;
      at = fit(simAtPointer(clientX - from.grab, track.getBoundingClientRect(), latest.current.extentMs));
      setGhost({ name: nameOf(item), simMs: at });
    };
    const release = (): void => {
      end.current?.();
      if (at !== null) latest.current.onDrop(item, at);
    };
    const cancel = ({ key }: globalThis.KeyboardEvent): void => {
      if (key === 'Escape') end.current?.();
    };
    const leave = (): void => end.current?.();
    end.current = () => {
      globalThis.removeEventListener('pointermove', move);
      globalThis.removeEventListener('pointerup', release);
      globalThis.removeEventListener('pointercancel', leave);
      globalThis.removeEventListener('keydown', cancel, true);
      end.current = undefined;
      setGhost(null);
    };
    globalThis.addEventListener('pointermove', move);
    globalThis.addEventListener('pointerup', release);
    globalThis.addEventListener('pointercancel', leave);
    globalThis.addEventListener('keydown', cancel, true);
  };

  const key = (item: RunItem, event: KeyboardEvent<HTMLElement>): void => {
    const name = nameOf(item);
    const own = ghost?.name === name ? ghost : null;
    const by = event.ctrlKey || event.altKey || event.metaKey ? null : keyStep(event);
    if (by !== null) {
      event.preventDefault();
      setGhost({ name, simMs: nudged(own?.simMs ?? simTimeOf(item) ?? simMs, by) });
    } else if (own && event.key === 'Escape') {
      event.stopPropagation();
      setGhost(null);
    } else if (own && event.key === 'Enter') {
      event.preventDefault();
      setGhost(null);
      latest.current.onDrop(item, own.simMs);
    }
  };

  /** By whole minutes from where it is, so that ten presses are ten minutes; never behind the clock. */
  const nudged = (at: number, by: number): number => {
    const { simMs: from, extentMs: to } = latest.current;
    const floor = Math.ceil(from / 1_000) * 1_000;
    return Math.min(Math.max(floor, to), Math.max(floor, at + by));
  };

  return {
    ghost,
    handlersOf: (item) =>
      mayMove(item)
        ? {
            onPointerDown: (event) => press(item, event),
            onKeyDown: (event) => key(item, event),
            onBlur: () => {
              if (!dragged.current) setGhost((known) => (known?.name === nameOf(item) ? null : known));
            },
          }
        : undefined,
    wasDrag: () => {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}
