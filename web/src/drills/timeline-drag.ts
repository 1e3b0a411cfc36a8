/** An item on its way to another time of the exercise clock. */
export interface Ghost {
  /** Item and cell, as `nameOf` has it. */
  name: string;
  simMs: number;
}

const MINUTE = 60_000;
/** How far a pointer goes before it drags, in pixels: a hand that shakes only presses. */
export const DRAG_FROM = 5;
/** Minutes by the arrow keys, and with Shift. */
export const KEY_STEP = MINUTE;
export const KEY_STRIDE = 5 * MINUTE;

/** What a dragged item snaps to: a quarter of a minute in a short drill, five minutes in one of many hours. Milliseconds. */
export function snapOf(extentMs: number): number {
  if (extentMs <= 15 * MINUTE) return MINUTE / 4;
  return extentMs <= 4 * 60 * MINUTE ? MINUTE : 5 * MINUTE;
}

/** The time a pointer is at, over a track from `left` on of this width in pixels. */
export function simAtPointer(x: number, track: { left: number; width: number }, extentMs: number): number {
  return track.width <= 0 ? 0 : ((x - track.left) / track.width) * extentMs;
}

/** The nearest step, within what is ahead of the clock and as far as the drill goes: what is told cannot be untold. */
export function snapped(simMs: number, { step, from, to }: { step: number; from: number; to: number }): number {
  const first = Math.ceil(from / step) * step;
  const last = Math.max(first, Math.floor(to / step) * step);
  return Math.min(last, Math.max(first, Math.round(simMs / step) * step));
}

/** By how much an arrow key moves, in milliseconds; null for any other key. */
export function keyStep({ key, shiftKey }: { key: string; shiftKey: boolean }): number | null {
  const by = shiftKey ? KEY_STRIDE : KEY_STEP;
  if (key === 'ArrowRight') return by;
  return key === 'ArrowLeft' ? -by : null;
}
