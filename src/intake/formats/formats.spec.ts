import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, constantFrom, dictionary, double, jsonValue, oneof, property, string } from 'fast-check';
import { packageRoot } from '../../../config/package-root.ts';
import { decodeContext } from '../../../test/support/decode-context.ts';
import { decodedFaults } from '../../../test/support/draft-faults.ts';
import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { Decoded } from '../alert.ts';
import { formats } from './registry.ts';

const root = join(packageRoot, 'test', 'fixtures');

/** `test/fixtures/<format>/<name>.json` beside `<name>.expected.json`: adding a pair adds a test. */
const fixtures = [...formats.values()].flatMap((format) => {
  const folder = join(root, format.name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const inputs = files.filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'));
  return inputs.map((file) => ({ format, name: file.slice(0, -'.json'.length), item: read(format.name, file) }));
});

function read(folder: string, file: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(join(root, folder, file), 'utf8'));
  if (!isJsonObject(value)) throw new Error(`${folder}/${file} holds no object`);
  return value;
}

/** As it would travel: dates as text, absent fields absent. */
function travelled(decoded: Decoded): unknown {
  return JSON.parse(JSON.stringify(decoded));
}

describe('each format', () => {
  it.each(fixtures)('$format.name decodes $name as expected', ({ format, name, item }) => {
    const decoded = format.decode(item, decodeContext);
    expect(travelled(decoded)).toEqual(read(format.name, `${name}.expected.json`));
    expect(decodedFaults(decoded)).toEqual([]);
  });

  it.each([...formats.values()])('$name has a fixture it takes and one it refuses', ({ name, decode }) => {
    const own = fixtures.filter((fixture) => fixture.format.name === name);
    const outcomes = own.map(({ item }) => Object.keys(decode(item, decodeContext))[0]);
    expect(new Set(outcomes)).toEqual(new Set(['draft', 'rejection']));
  });

  it.each([...formats.values()])('$name leaves its input as it was and answers the same twice', ({ name, decode }) => {
    for (const { item } of fixtures.filter((fixture) => fixture.format.name === name)) {
      const before = JSON.stringify(item);
      expect(travelled(decode(item, decodeContext))).toEqual(travelled(decode(item, decodeContext)));
      expect(JSON.stringify(item)).toBe(before);
    }
  });
});

const times = ['2026-02-30T00:00:00Z', '2026-11-20T24:00:00Z', '1900-01-01T00:00:00Z', '2026-11-20 03:15:00,5-1130'];
const texts = ['', ' ', '\u0000', '\ud800', 'x\udfffy', '127.0.0.1', '+90, +180', '1e5', 'constructor', '__proto__'];
const numbers = [0, -0, -1, 1e308, -1e308, 2 ** 53, 1e-7];
const shapes: Json[] = [null, true, [], {}, [[]], [null], ['\u0000'], [{}], { '\u0000': '\ud800' }];
const awkward = constantFrom<Json>(...times, ...texts, 'x'.repeat(9_000), '9'.repeat(400), ...numbers, ...shapes);
const anyJson = oneof(
  awkward,
  jsonValue({ maxDepth: 3, stringUnit: 'binary' }) as typeof awkward,
  double().map(Number),
);
const steps = array(double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 6 });

/** Replaces the value that the steps lead to, each step choosing among the members of what is there. */
function mutated(value: Json, path: readonly number[], replacement: Json): Json {
  const [step, ...rest] = path;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = step === undefined ? undefined : keys[Math.floor(step * keys.length)];
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((inner, at) => (String(at) === key ? mutated(inner, rest, replacement) : inner));
  return isJsonObject(value) ? { ...value, [key]: mutated(value[key] ?? null, rest, replacement) } : replacement;
}

describe('whatever a sender writes', () => {
  it.each([...formats.values()])(
    '$name answers any JSON object with a storable draft or a reason',
    ({ name, decode }) => {
      const names = fixtures.filter((fixture) => fixture.format.name === name).flatMap(({ item }) => Object.keys(item));
      const key = oneof(constantFrom('id', ...names), string());
      assert(
        property(dictionary(key, anyJson, { maxKeys: 12 }), (item) => {
          expect(decodedFaults(decode(item, decodeContext))).toEqual([]);
        }),
        { numRuns: 400 },
      );
    },
  );

  it.each(fixtures)('$format.name survives every mutation of $name', ({ format, item }) => {
    assert(
      property(array(steps, { minLength: 1, maxLength: 3 }), anyJson, (paths, replacement) => {
        const changed = paths.reduce<Json>((value, path) => mutated(value, path, replacement), item);
        if (isJsonObject(changed)) expect(decodedFaults(format.decode(changed, decodeContext))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
