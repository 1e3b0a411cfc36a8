import type { CellKind, DrillDomain, DrillKind, DrillTemplate } from '../template/template.ts';

/** What a list shows of a drill. Kept beside each text as it was when that was saved. */
export interface TemplateSummary {
  code: string;
  version: number;
  title: string;
  synopsis: string;
  kind: DrillKind;
  domain: DrillDomain;
  durationMs: number;
  compressedRate: number;
  items: number;
  expectations: number;
  cells: { code: string; title: string; organisation: string; kind: CellKind }[];
  objectives: { code: string; statement: string }[];
}

export function summaryOf(template: DrillTemplate): TemplateSummary {
  const { code, version, title, synopsis, kind, domain, durationMs, compressedRate, items } = template;
  return {
    code,
    version,
    title,
    synopsis,
    kind,
    domain,
    durationMs,
    compressedRate,
    items: items.length,
    expectations: items.reduce((sum, { expectations }) => sum + expectations.length, 0),
    cells: template.cells.map((cell) => ({
      code: cell.code,
      title: cell.title,
      organisation: cell.organisation,
      kind: cell.kind,
    })),
    objectives: template.objectives.map(({ code: of, statement }) => ({ code: of, statement })),
  };
}
