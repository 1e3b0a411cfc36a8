import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { templateNotFound } from './drill-fault.ts';
import { readTemplate } from './template/read-template.ts';
import { DRILL_FOLDER } from './template/shipped-drills.ts';
import type { DrillTemplate } from './template/template.ts';

/** A drill with the text it was read of. */
export interface WrittenTemplate {
  template: DrillTemplate;
  text: string;
}

/** The drills that are shipped, by code. Those that organisations write are beside them: templates/templates.reader.ts. */
export class TemplateLibrary {
  private read: ReadonlyMap<string, WrittenTemplate> | undefined;

  /** @param templates reads them, when they are first asked for. */
  constructor(private readonly templates: () => readonly WrittenTemplate[]) {}

  private get byCode(): ReadonlyMap<string, WrittenTemplate> {
    this.read ??= new Map(this.templates().map((one) => [one.template.code, one]));
    return this.read;
  }

  get all(): DrillTemplate[] {
    return [...this.byCode.values()].map(({ template }) => template).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** @throws DomainError `template_not_found`. */
  get(code: string): WrittenTemplate {
    const found = this.byCode.get(code);
    if (!found) throw templateNotFound();
    return found;
  }
}

/**
 * The drills of a folder; a relative path starts at the project's folder, an empty one has none. Those that are shipped are
 * read when they are first asked for: their tests have read them, and a node that starts again has alerts to take first.
 * @throws Error with every fault in every file of another folder, so that a node does not start with half of its drills.
 */
export function readTemplateLibrary(folder: string): TemplateLibrary {
  if (folder === '') return new TemplateLibrary(() => []);
  if (resolve(packageRoot, folder) === DRILL_FOLDER) return new TemplateLibrary(() => readTemplates(folder));
  const templates = readTemplates(folder);
  return new TemplateLibrary(() => templates);
}

function readTemplates(folder: string): WrittenTemplate[] {
  const path = resolve(packageRoot, folder);
  const files = readdirSync(path).filter((name) => name.endsWith('.yml'));
  const read = files.toSorted().map((name) => {
    const text = readFileSync(join(path, name), 'utf8');
    return Object.assign(readTemplate(name, text), { text });
  });
  const faults = read.flatMap((one) => one.faults);
  if (faults.length > 0) {
    const lines = faults.map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
    throw new Error(`There are faults in drills of ${folder}:\n${lines.join('\n')}`);
  }
  return read.flatMap(({ template, text }) => (template ? [{ template, text }] : []));
}
