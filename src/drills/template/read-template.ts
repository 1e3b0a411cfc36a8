import { buildTemplate } from './build-template.ts';
import { checkTemplate } from './check-template.ts';
import { readLocatedYaml, type TextFault } from './located-yaml.ts';
import type { RawTemplate } from './raw-template.ts';
import { compileSchema, schemaFaults } from './schema-faults.ts';
import type { DrillTemplate } from './template.ts';

const validate = compileSchema('template.schema.json');

/** Reads a drill. One with a fault is not read; every fault is told with line and column, as far as they can be seen at once. */
export function readTemplate(
  file: string,
  text: string,
): { template: DrillTemplate; faults: [] } | { template: null; faults: TextFault[] } {
  const { yaml, faults } = readLocatedYaml(file, text);
  if (!yaml) return { template: null, faults };
  faults.push(...schemaFaults(file, yaml, validate));
  if (faults.length > 0) return { template: null, faults };
  const complain = (pointer: string, message: string): void => {
    faults.push({ file, ...yaml.placeOf(pointer), message });
  };
  const template = buildTemplate(yaml.value as unknown as RawTemplate, complain);
  checkTemplate(template, complain);
  return faults.length > 0 ? { template: null, faults } : { template, faults: [] };
}
