import { type CommandId, COMMANDS } from './commands.ts';
import { conflictOf, type KeyPress, pressText } from './key-change.ts';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...changes,
});

describe('a key press', () => {
  it('is written as commands are', () => {
    expect(pressText(press('j'))).toBe('j');
    expect(pressText(press('J', { shiftKey: true }))).toBe('Shift+J');
    expect(pressText(press('?', { shiftKey: true }))).toBe('Shift+?');
    expect(pressText(press(' ', { code: 'Space' }))).toBe('Space');
    expect(pressText(press('k', { ctrlKey: true }))).toBe('$mod+k');
    expect(pressText(press('ArrowDown'))).toBe('ArrowDown');
  });

  it('is the letter on the key where the keyboard writes another', () => {
    expect(pressText(press('ㅓ', { code: 'KeyJ' }))).toBe('j');
    expect(pressText(press('ㅓ', { code: 'KeyJ', shiftKey: true }))).toBe('Shift+J');
  });

  it('is nothing where it is a modifier, or needed elsewhere', () => {
    expect(['Shift', 'Control', 'Tab', 'Enter', 'Escape', 'Process', 'é'].map((key) => pressText(press(key)))).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});

describe('a conflict', () => {
  it('is there with the same keys in the same place, or everywhere', () => {
    expect(conflictOf('down', 'k', {})).toBe('up');
    expect(conflictOf('down', 't', {})).toBe('swapTimes');
    expect(conflictOf('goMap', 'Shift+J', {})).toBe('nextCase');
    expect(conflictOf('down', 'Shift+J', {})).toBeUndefined();
    expect(conflictOf('down', '?', {})).toBe('help');
  });

  it('is there where one begins with the other', () => {
    expect(conflictOf('down', 'g', {})).toBe('goTriage');
    expect(conflictOf('down', 'x y', {})).toBe('select');
  });

  it('goes by the keys the person has', () => {
    expect(conflictOf('down', 'k', { up: 'i' })).toBeUndefined();
    expect(conflictOf('down', 'i', { up: 'i' })).toBe('up');
    expect(conflictOf('down', 'k', { up: '' })).toBeUndefined();
    expect(conflictOf('down', '', {})).toBeUndefined();
  });

  it('is not among the keys as they come', () => {
    const clashes = (Object.keys(COMMANDS) as CommandId[]).map((id) => conflictOf(id, COMMANDS[id].keys, {}));
    expect(clashes.filter((clash) => clash !== undefined)).toEqual([]);
  });
});
