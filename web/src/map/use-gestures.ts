import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from './mercator.ts';
import { panned, zoomed } from './view.ts';
import type { Viewport } from './use-view.ts';

/** A pointer that moved less was a click. Pixels. */
const STILL = 4;
/** How much nearer one line of a wheel leads. */
const WHEEL = 1.0018;

export interface Gestures {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: (event: PointerEvent) => void;
  onPointerLeave: (event: PointerEvent) => void;
}

/**
 * Dragging with one pointer, pinching with two, and the wheel. `onPick` is told which mark was clicked, by its
 * `data-key`; null for none.
 */
export function useGestures(
  element: RefObject<SVGSVGElement | null>,
  change: Viewport['change'],
  onPick: (key: string | null) => void,
): Gestures {
  const pointers = useRef(new Map<number, Point>());
  const moved = useRef(0);

  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY;
      const pixel = pixelIn(target, event);
      change((view, size) => zoomed(view, WHEEL ** -lines, pixel, size));
    };
    // React listens passively, and then the page would scroll along.
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, [element, change]);

  const move = (event: PointerEvent): void => {
    const target = element.current;
    const before = pointers.current.get(event.pointerId);
    if (target === null || before === undefined) return;
    const here = pixelIn(target, event);
    moved.current += Math.hypot(here.x - before.x, here.y - before.y);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, here);
    if (other === undefined) {
      if (moved.current < STILL) return;
      target.setPointerCapture(event.pointerId);
      change((view) => panned(view, here.x - before.x, here.y - before.y));
      return;
    }
    const [was, is] = [distance(before, other), distance(here, other)];
    if (was > 0 && is > 0) change((view, size) => zoomed(view, is / was, middle(here, other), size));
  };
  const end = (event: PointerEvent): void => {
    pointers.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || element.current === null) return;
      if (pointers.current.size === 0) moved.current = 0;
      pointers.current.set(event.pointerId, pixelIn(element.current, event));
    },
    onPointerMove: move,
    onPointerUp: (event) => {
      const clicked = pointers.current.has(event.pointerId) && moved.current < STILL;
      end(event);
      if (clicked) onPick(event.target instanceof Element ? keyUnder(event.target) : null);
    },
    onPointerCancel: end,
    onPointerLeave: end,
  };
}

const keyUnder = (target: Element): string | null => target.closest('[data-key]')?.getAttribute('data-key') ?? null;
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function pixelIn(target: Element, event: { clientX: number; clientY: number }): Point {
  const { left, top } = target.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
