import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings, VARIABLE_OF } from './describe-settings.ts';
import { packageRoot } from './package-root.ts';
import { readSettings, SettingsError } from './settings.ts';

const needed = {
  DATABASE_URL: 'postgres://db.example/breakwater',
  BREAKWATER_SECRET_KEY: 'a-key-of-sufficient-length-0123456789',
};

const text = readFileSync(join(packageRoot, 'docs', 'configuration.md'), 'utf8');
const source = ['settings.ts', 'mail-settings.ts', 'operation-settings.ts']
  .map((name) => readFileSync(join(packageRoot, 'config', name), 'utf8'))
  .join('\n');
const server = /## The server\n([^]*?)\n## /.exec(text)?.[1] ?? '';
const rows = [...server.matchAll(/^\|(.*)\|$/gm)]
  .map(([, cells = '']) => cells.split('|').map((cell) => cell.trim()))
  .flatMap(([variable = '', fallback = '', range = '']) => {
    const name = /^`([A-Z_]+)`$/.exec(variable)?.[1];
    return name === undefined ? [] : [{ variable: name, fallback, range }];
  });

function number(written: string): string {
  return written.replaceAll(/(?<=\d),(?=\d)/g, '');
}

function refused(variable: string, value: string): boolean {
  try {
    readSettings({ ...needed, [variable]: value });
    return false;
  } catch (error) {
    return error instanceof SettingsError && error.faults.some((fault) => fault.startsWith(variable));
  }
}

describe('docs/configuration.md', () => {
  it('has every variable the settings are read from, and no other', () => {
    const read = [...source.matchAll(/(?:text|integer|optional|list)\(\s*'([A-Z_]+)'/g)].map(
      ([, variable = '']) => variable,
    );
    expect(new Set(rows.map(({ variable }) => variable))).toEqual(new Set(read));
    expect(new Set(Object.values(VARIABLE_OF))).toEqual(new Set(read));
  });

  it('states the defaults that are in effect', () => {
    const inEffect = new Map(
      describeSettings(readSettings(needed)).map((line) => line.split('=', 2) as [string, string]),
    );
    for (const { variable, fallback } of rows) {
      if (fallback === 'needed') expect([variable, refused(variable, '')]).toEqual([variable, true]);
      else expect([variable, inEffect.get(variable)]).toEqual([variable, fallback === 'none' ? '' : number(fallback)]);
    }
  });

  it('states the ranges that are enforced', () => {
    const ranged = rows.flatMap(({ variable, range }) => {
      const [, least, most] = /^([\d,]+) to ([\d,]+)$/.exec(range) ?? [];
      return least && most ? [{ variable, least: Number(number(least)), most: Number(number(most)) }] : [];
    });
    expect(ranged.length).toBe([...source.matchAll(/integer\('/g)].length);
    for (const { variable, least, most } of ranged) {
      const verdicts = [least - 1, least, most, most + 1].map((value) => refused(variable, String(value)));
      expect([variable, ...verdicts]).toEqual([variable, true, false, false, true]);
    }
    const levels = rows.find(({ variable }) => variable === 'BREAKWATER_LOG_LEVEL')?.range.split(', ') ?? [];
    expect(levels.map((level) => refused('BREAKWATER_LOG_LEVEL', level))).toEqual([false, false, false, false]);
  });
});
