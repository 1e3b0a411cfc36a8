import { isMap, isScalar } from 'yaml';
import { DomainError, type TextFault } from '../../common/domain-error.ts';
import { yamlDocuments } from '../../rules/yaml-documents.ts';
import { readLocatedYaml } from '../template/located-yaml.ts';
import { readTemplate } from '../template/read-template.ts';
import type { DrillTemplate } from '../template/template.ts';

/** Characters of a drill, so that it fits into the body of a command whatever it is written in; the longest that is shipped has a tenth. */
export const LONGEST_TEMPLATE = 300_000;
/** Of what another tool wrote, which says the same at greater length. */
export const LONGEST_INCOMING = 1_000_000;

/** Reads a text as a run would be made of it; faults, in their order, in place of an error. */
export function checkTemplateText(
  text: string,
): { template: DrillTemplate; faults: [] } | { template: null; faults: TextFault[] } {
  const { template, faults } = readTemplate('drill', text);
  return template ? { template, faults: [] } : { template: null, faults: inOrder(faults) };
}

/** @throws DomainError `template_too_long` (too_large); `template_faults` (invalid) with every fault, each with line and column. */
export function requireTemplateText(text: string): DrillTemplate {
  requireShort(text);
  const { template, faults } = checkTemplateText(text);
  if (template) return template;
  throw templateFaults('The text is no drill', faults);
}

/** @throws DomainError `template_too_long` (too_large). */
export function requireShort(text: string): void {
  if (text.length <= LONGEST_TEMPLATE) return;
  const message = `A drill has at most ${LONGEST_TEMPLATE} characters; this one has ${text.length}`;
  throw new DomainError('too_large', 'template_too_long', message, { field: 'text' });
}

/** What is wrong with the text of a field, in the order in which it is read. */
export function templateFaults(what: string, faults: readonly TextFault[]): DomainError {
  const told = inOrder(faults);
  const [first] = told;
  const where = first ? ` (line ${first.line}, column ${first.column}: ${first.message})` : '';
  return new DomainError('invalid', 'template_faults', `${what}${where}`, { field: 'text', faults: told });
}

function inOrder(faults: readonly TextFault[]): TextFault[] {
  return faults
    .map(({ line, column, message }) => ({ line, column, message }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** The same text with another code, and nothing else of it touched; as it is where it has none that could be told. */
export function withCode(text: string, code: string): string {
  const { yaml } = readLocatedYaml('drill', text);
  const contents = yaml && yamlDocuments(text)[0]?.contents;
  const value = isMap(contents) ? contents.get('code', true) : null;
  if (!isScalar(value) || !value.range) return text;
  const [start, end] = value.range;
  return text.slice(0, start) + (/^[0-9]/.test(code) ? JSON.stringify(code) : code) + text.slice(end);
}
