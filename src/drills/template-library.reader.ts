import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { templateNotFound } from './drill-fault.ts';
import { readTemplate } from './template/read-template.ts';
import type { DrillTemplate } from './template/template.ts';

/** The drills that are shipped, by code. */
export class TemplateLibrary {
  private readonly byCode: ReadonlyMap<string, DrillTemplate>;

  constructor(templates: readonly DrillTemplate[]) {
    this.byCode = new Map(templates.map((template) => [template.code, template]));
  }

  get all(): DrillTemplate[] {
    return [...this.byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** @throws DomainError `template_not_found`. */
  get(code: string): DrillTemplate {
    const found = this.byCode.get(code);
    if (!found) throw templateNotFound();
    return found;
  }
}

/**
 * The drills of a folder; a relative path starts at the project's folder, an empty one has none.
 * @throws Error with every fault in every file, so that a node does not start with half of its drills.
 */
export function readTemplateLibrary(folder: string): TemplateLibrary {
  if (folder === '') return new TemplateLibrary([]);
  const path = resolve(packageRoot, folder);
  const files = readdirSync(path).filter((name) => name.endsWith('.yml'));
  const read = files.toSorted().map((name) => readTemplate(name, readFileSync(join(path, name), 'utf8')));
  const faults = read.flatMap((one) => one.faults);
  if (faults.length > 0) {
    const lines = faults.map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
    throw new Error(`There are faults in drills of ${folder}:\n${lines.join('\n')}`);
  }
  return new TemplateLibrary(read.flatMap(({ template }) => template ?? []));
}
