import { type CommandId, COMMANDS, keysOf } from './commands.ts';

/** What of a key press matters here, as the browser tells it. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock']);
/** Keys that go through a page, or belong to whoever types with an input method: nobody may lose them. */
const RESERVED: ReadonlySet<string> = new Set(['Tab', 'Enter', 'Dead', 'Process', 'Unidentified', 'Escape']);

/** A press in the notation of tinykeys; null for one that cannot be a command. */
export function pressText(press: KeyPress): string | null {
  if (MODIFIERS.has(press.key) || RESERVED.has(press.key)) return null;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  // A keyboard that writes no Latin letters still has them printed on its keys.
  const key = press.key === ' ' ? 'Space' : /^[\x21-\x7e]+$/.test(press.key) ? press.key : letter?.toLowerCase();
  if (key === undefined) return null;
  const shifted = press.shiftKey && key !== 'Space';
  return [
    ...(press.ctrlKey || press.metaKey ? ['$mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(shifted ? ['Shift'] : []),
    shifted && /^[a-z]$/.test(key) ? key.toUpperCase() : press.ctrlKey ? key.toLowerCase() : key,
  ].join('+');
}

/**
 * The command that keys would get in the way of: one of the same place, or of everywhere, with the same keys, or with
 * keys that begin with them or that they begin with. Undefined where there is none.
 */
export function conflictOf(id: CommandId, keys: string, own: Readonly<Record<string, string>>): CommandId | undefined {
  const { scope } = COMMANDS[id];
  return (Object.keys(COMMANDS) as CommandId[]).find((other) => {
    const elsewhere =
      COMMANDS[other].scope !== scope && COMMANDS[other].scope !== 'everywhere' && scope !== 'everywhere';
    return other !== id && !elsewhere && overlap(keys, keysOf(other, own));
  });
}

function overlap(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [left, right] = [normal(a), normal(b)];
  return left === right || left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

/** `?` is `Shift+?`, since it needs Shift on some keyboards. */
const normal = (keys: string): string => keys.replace(/Shift\+(?=[^A-Za-z0-9])/g, '');
