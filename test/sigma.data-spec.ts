import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse, parseAllDocuments } from 'yaml';
import { packageRoot } from '../config/package-root.ts';
import { readRules } from '../src/rules/read-rules.ts';
import { ruleFiles } from '../src/rules/rule-folder.ts';
import { describeWithData } from './support/shared-data.ts';

/** Our rules against Sigma's own schemas, and the specification's examples against our reader. */
describeWithData('sigma', 'Sigma’s schemas and examples', (folder) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  const schema = (name: string): ReturnType<typeof ajv.compile> =>
    ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object);
  const detection = schema('sigma-detection-rule-schema.json');
  const correlation = schema('sigma-correlation-rules-schema.json');

  const documents = ruleFiles(join(packageRoot, 'config/rules')).flatMap(({ name, text }) =>
    parseAllDocuments(text).map((document) => ({ name, rule: document.toJS() as Record<string, unknown> })),
  );

  it('every shipped rule, and with it the block `x-case`, is valid', () => {
    expect(documents.length).toBeGreaterThan(60);
    const faults = documents.flatMap(({ name, rule }) => {
      const check = 'correlation' in rule ? correlation : detection;
      return check(rule) ? [] : [{ name, title: rule['title'], errors: check.errors }];
    });
    expect(faults).toEqual([]);
  });

  it('the schemas would refuse a type that does not exist, and a rule without title', () => {
    const found = documents.find(({ rule }) => 'correlation' in rule);
    const changed = structuredClone(found!.rule) as { correlation: { type: string }; title?: string };
    changed.correlation.type = 'event_sum';
    expect(correlation(changed)).toBe(false);
    expect(detection({ logsource: {}, detection: { condition: 'a' } })).toBe(false);
  });

  it('the specification’s examples are read, but for their fields, which are of another taxonomy', () => {
    const examples = readdirSync(join(folder, 'examples')).map((name) => {
      const text = readFileSync(join(folder, 'examples', name), 'utf8');
      // The examples are of one document without a name, in a taxonomy whose fields alerts do not have.
      const named = `name: example\ntaxonomy: idmefv2\n${text.replace(/^taxonomy:.*\n/m, '')}`;
      return {
        name,
        type: (parse(text) as { correlation: { type: string } }).correlation.type,
        read: readRules(name, named),
      };
    });
    expect(new Set(examples.map(({ type }) => type)).size).toBe(7);
    for (const { name, read } of examples) {
      const others = read.faults.filter(
        ({ message }) => !/is (neither an alias nor a|no) field of the taxonomy/.test(message),
      );
      expect({ name, others, told: read.faults.length > 0 }).toEqual({ name, others: [], told: true });
    }
  });
});
