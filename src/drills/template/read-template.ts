import type { JsonObject } from '../../common/json.ts';
import { buildTemplate } from './build-template.ts';
import { checkCharacters } from './check-characters.ts';
import { checkTemplate } from './check-template.ts';
import { readLocatedYaml, type TextFault } from './located-yaml.ts';
import type { RawTemplate } from './raw-template.ts';
import { type Complaint, schemaOf, locatedFault, schemaComplaints } from './schema-faults.ts';
import type { DrillTemplate } from './template.ts';

const SCHEMA = schemaOf('template.schema.json');

/** Reads a drill. One with a fault is not read; every fault is told with line and column, as far as they can be seen at once. */
export function readTemplate(
  file: string,
  text: string,
): { template: DrillTemplate; faults: [] } | { template: null; faults: TextFault[] } {
  const { yaml, faults } = readLocatedYaml(file, text);
  if (!yaml) return { template: null, faults };
  const { template, complaints } = readRawTemplate(yaml.value);
  if (template) return { template, faults: [] };
  return { template: null, faults: complaints.map((complaint) => locatedFault(file, yaml, complaint)) };
}

/** Reads a drill that is no text any more, or never was one: what is wrong is told by where it stands in the value. */
export function readRawTemplate(
  value: JsonObject,
): { template: DrillTemplate; complaints: [] } | { template: null; complaints: Complaint[] } {
  const complaints = schemaComplaints(value, SCHEMA);
  if (complaints.length > 0) return { template: null, complaints };
  const complain = (pointer: string, message: string): void => {
    complaints.push({ pointer, key: null, message });
  };
  checkCharacters(value, complain);
  const template = buildTemplate(value as unknown as RawTemplate, complain);
  checkTemplate(template, complain);
  return complaints.length > 0 ? { template: null, complaints } : { template, complaints: [] };
}
