import { isJsonObject, type Json, type JsonObject } from '../src/common/json.ts';
import { nativeAlert } from './support/alerts.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { type Field, InterfaceDescription, type Operation, replaced, text } from './support/interface-fields.ts';
import { rawRequest } from './support/raw-http.ts';

const HUGE = 'x'.repeat(100_000);
/** No value of the type, whatever the field is. */
const WRONG: Record<string, Json[]> = {
  string: [{}, { a: 1 }, { $ne: null }, { toString: 'x' }, { length: 3 }, [], ['x'], 5, true, HUGE, 'a\0b'],
  integer: [{}, { valueOf: 1 }, [], [1], '5', 'x', '', true, 1.5, 1e308, -1e308, 2 ** 53, HUGE],
  number: [{}, { valueOf: 1 }, [], [1], '5', 'x', '', true, 1e308, -1e308, HUGE],
  boolean: [{}, [], 'true', 'x', 1, 0, HUGE],
  array: [{}, { length: 1, 0: 'x' }, 'x', 5, true, HUGE],
  object: [[], [{}], 'x', 5, true, HUGE],
};
/** May stand for nothing in an optional field, and half a character for some text; neither may be a fault of ours. */
const DOUBTFUL: Json[] = [null, '\ud800', ''];

describe('what no field of the interface takes', () => {
  let app: TestApp;
  let key: string;
  let description: InterfaceDescription;
  let operations: Operation[];

  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    const { body } = await app.get<JsonObject>('/openapi.json');
    description = new InterfaceDescription(body);
    ({ operations } = description);
  });
  afterAll(() => app?.close());

  const address = ({ path, parameters }: Operation) =>
    path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const choices = parameters.find((parameter) => parameter.name === name)?.schema['enum'];
      if (path.startsWith('/api/v1/nations/')) return 'SG';
      return Array.isArray(choices) ? text(choices[0]) : '00000000-0000-4000-8000-000000000000';
    });
  const send = (operation: Operation, body: unknown): Promise<Answer<ErrorAnswer>> =>
    app.request(operation.method, address(operation), {
      token: operation.security === 'sensor' ? key : app.operatorToken,
      body,
    });

  it('is refused by each field of each body, by name and never by a fault', async () => {
    const faults: string[] = [];
    const unjudged: string[] = [];
    let checks = 0;
    for (const operation of operations) {
      if (!operation.body) continue;
      const sample = description.sample(operation.body);
      const base = (await send(operation, sample)).body?.error;
      for (const field of description.fieldsOf(operation.body)) {
        const name = `${operation.method} ${operation.path} ${field.path.join('.')}`;
        // What the sample is refused for as such stands before the field; what its meaning is refused for, after it.
        const isHidden = base !== undefined && base.code.startsWith('invalid') && base.field !== field.path.join('.');
        for (const wrong of WRONG[text(field.schema['type'])] ?? []) {
          const value = wrong === HUGE ? 'x'.repeat(Math.max(HUGE.length, longest(field) + 1)) : wrong;
          if (takesAnything(field)) continue;
          const answer = await send(operation, replaced(sample, field.path, value));
          checks += 1;
          const shown = `${name} = ${JSON.stringify(value).slice(0, 40)}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 120)}`;
          const isRefused = answer.status >= 400 && answer.status < 500;
          if (isRefused && names(answer.body.error.field, field)) continue;
          (isRefused && isHidden ? unjudged : faults).push(shown);
        }
        for (const value of DOUBTFUL) {
          const answer = await send(operation, replaced(sample, field.path, value));
          checks += 1;
          if (answer.status >= 500) faults.push(`${name} = ${JSON.stringify(value)}: ${answer.status}`);
        }
      }
    }
    process.stdout.write(`fields: ${checks} values, ${unjudged.length} of them refused for something else first\n`);
    expect(faults).toEqual([]);
    expect(checks).toBeGreaterThan(1_000);
    expect(unjudged.length).toBeLessThan(checks / 4);
  }, 300_000);

  it('is refused where a whole body should be', async () => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ body }) => body !== undefined)) {
      for (const content of ['', 'null', '5', '"x"', 'true', '[]', '[{}]', '[[]]', '{"length":1}', '{"unknown":1}']) {
        const answer = await send(operation, content);
        const isEmpty = content === '' && !(operation.body?.['required'] as Json[] | undefined)?.length;
        if (answer.status >= 500 || (answer.status < 300 && !isEmpty)) {
          faults.push(`${operation.method} ${operation.path} ${content}: ${answer.status}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('is refused before it is parsed when it nests too deep, on every route that takes a body', async () => {
    const forms = [
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      `{"a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
      `{"a":${'[{"b":'.repeat(5_000)}1${'}]'.repeat(5_000)}}`,
    ];
    // What takes files alone has no JSON that could nest.
    for (const operation of operations.filter(({ takes }) => takes.includes('application/json'))) {
      for (const content of forms) {
        const { status, body } = await send(operation, content);
        expect([operation.path, status, JSON.stringify(body).match(/too_deep/)?.[0]]).toEqual([
          operation.path,
          operation.security === 'sensor' && operation.path !== '/idmefv2' ? expect.any(Number) : 400,
          expect.stringMatching(/^too_deep$/),
        ]);
        expect(status).toBeLessThan(500);
      }
    }
  });

  it('is refused when it reaches for a prototype, at any depth', async () => {
    const forms = [
      '{"__proto__":{"isAdmin":true}}',
      '{"a":{"__proto__":null}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"\\u005f_proto__":{"isAdmin":true}}',
      '[{"__proto__":{}}]',
    ];
    for (const operation of operations.filter(({ body }) => body !== undefined)) {
      for (const content of forms) {
        const { status, body } = await send(operation, content);
        expect([operation.path, content, status, body.error.code]).toEqual([
          operation.path,
          content,
          400,
          'prototype_key',
        ]);
      }
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('is refused in the query: lists and objects for scalars, unknown names, prototypes', async () => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      const token = operation.security === 'sensor' ? key : app.operatorToken;
      const ask = async (query: string, mustRefuse: boolean): Promise<void> => {
        const { status } = await app.request('GET', `${address(operation)}?${query}`, { token });
        const isFault = status >= 500 && operation.path !== '/readyz';
        if (isFault || (mustRefuse && status < 400)) faults.push(`${operation.path}?${query.slice(0, 80)}: ${status}`);
      };
      for (const { name, schema } of operation.parameters.filter((parameter) => parameter.in === 'query')) {
        const isList = schema['type'] === 'array';
        await ask(`${name}=1&${name}=2`, !isList);
        await ask(`${name}[a]=1`, true);
        await ask(`${name}[]=1`, true);
        await ask(`${name}.a=1`, true);
        await ask(`${name}=${'%5B'.repeat(2_000)}`, true);
        for (const value of ['', '%00', '%ff', '%ed%a0%80', 'null', 'undefined', '[object%20Object]', '-1', '1e999']) {
          await ask(`${name}=${value}`, false);
        }
        if (schema['type'] !== 'string' && !isList) await ask(`${name}=%7B%7D`, true);
      }
      if (operation.parameters.some((parameter) => parameter.in === 'query')) {
        for (const query of [
          '__proto__=x',
          '__proto__[a]=x',
          'constructor[prototype][a]=x',
          'toString=x',
          'unknown=1',
        ]) {
          await ask(query, true);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('is refused in the path, and never a fault', async () => {
    const faults: string[] = [];
    const values = [
      '%00',
      '%ff',
      '{}',
      '[]',
      '__proto__',
      'constructor',
      '-1',
      '1e999',
      '99999999999999999999',
      'x'.repeat(180),
      '%20',
      "'--",
      'BW-99999999999999999999',
      'BW-0',
      '%ed%a0%80',
    ];
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      for (const value of values) {
        const target = operation.path.replace(/\{\w+\}/g, value);
        const token = operation.security === 'sensor' ? key : app.operatorToken;
        const body = ['POST', 'PUT', 'PATCH'].includes(operation.method) ? '{}' : '';
        const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
        const answer = await rawRequest(app.baseUrl, operation.method, target, headers, body);
        if (!answer || answer.status < 400 || answer.status >= 500) {
          faults.push(`${operation.method} ${target}: ${answer?.status} ${answer?.body.slice(0, 100)}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('is refused in a header, and never a fault', async () => {
    for (const operation of operations) {
      for (const { name } of operation.parameters.filter((parameter) => parameter.in === 'header')) {
        for (const value of ['x'.repeat(5_000), '{}', 'wait=1e999', 'wait=-1', ',;=,', '\u00ff']) {
          const answer = await app.request(operation.method, address(operation), {
            token: operation.security === 'sensor' ? key : app.operatorToken,
            headers: { [name]: value },
            body: nativeAlert('x'),
          });
          expect([
            operation.path,
            name,
            answer.status >= 400 && answer.status < 500 ? 'refused' : answer.status,
          ]).toEqual([operation.path, name, operation.security === 'sensor' ? expect.anything() : 'refused']);
          expect(answer.status).toBeLessThan(500);
        }
      }
    }
  });
});

/** Characters a text may have: texts of whole drills are longer than what is otherwise beyond everything. */
function longest({ schema }: Field): number {
  return typeof schema['maxLength'] === 'number' ? schema['maxLength'] : 0;
}

/** Free JSON, such as the attributes of an asset. */
function takesAnything({ schema }: Field): boolean {
  return schema['type'] === 'object' && !isJsonObject(schema['properties'] ?? null);
}

/** The error names the field itself, something in it, or what it is part of. */
function names(said: string | undefined, { path }: Field): boolean {
  if (said === undefined) return false;
  const own = path.join('.');
  return said === own || said.startsWith(`${own}.`) || own.startsWith(`${said}.`) || said.startsWith(path[0]!);
}
