import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { bounded, type Box, REGION, type Size, type View, viewOf } from './view.ts';

type Change = (view: View, size: Size) => View;

export interface Viewport {
  view: View;
  /**
   * The view that marks are laid out for: the same until the scale changes or the picture has been dragged a good way,
   * so that dragging moves two groups and nothing else.
   */
  frame: View;
  size: Size;
  change: (change: Change) => void;
  /** The same, until somebody has moved the picture: what it shows by itself, at any size. */
  rest: (box: Box) => void;
}

/** How far the picture may be dragged before marks are laid out anew, as a share of its size; they are laid out for more. */
export const MARGIN = 0.3;

/** The view of a map in an element, changed at most once for each picture the browser draws. */
export function useView(element: RefObject<Element | null>): Viewport {
  const [size, setSize] = useState<Size>({ width: 800, height: 600 });
  const [view, setView] = useState<View>(() => viewOf(REGION, size));
  const [frame, setFrame] = useState<View>(view);
  const latest = useRef({ view, size });
  const asked = useRef(0);
  const touched = useRef(false);
  const atRest = useRef<Box>(REGION);

  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || entry.contentRect.width === 0) return;
      const next = { width: entry.contentRect.width, height: entry.contentRect.height };
      latest.current.size = next;
      setSize(next);
      // Until somebody moves it, the map shows the same, however large the window becomes.
      if (!touched.current) latest.current.view = viewOf(atRest.current, next);
      setView(latest.current.view);
      setFrame(latest.current.view);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);

  const change = useCallback((of: Change) => {
    touched.current = true;
    latest.current.view = bounded(of(latest.current.view, latest.current.size));
    if (asked.current !== 0) return;
    asked.current = requestAnimationFrame(() => {
      asked.current = 0;
      const { view, size } = latest.current;
      setView(view);
      setFrame((known) => (isNear(known, view, size) ? known : view));
    });
  }, []);
  const rest = useCallback((box: Box) => {
    atRest.current = box;
    if (touched.current) return;
    latest.current.view = viewOf(box, latest.current.size, 60);
    setView(latest.current.view);
    setFrame(latest.current.view);
  }, []);
  useEffect(() => () => cancelAnimationFrame(asked.current), []);
  return { view, frame, size, change, rest };
}

function isNear(frame: View, view: View, { width, height }: Size): boolean {
  return (
    frame.scale === view.scale &&
    Math.abs(frame.centre.x - view.centre.x) * view.scale < width * MARGIN &&
    Math.abs(frame.centre.y - view.centre.y) * view.scale < height * MARGIN
  );
}
