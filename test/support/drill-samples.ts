import type { DrillTemplate, Expectation, MselItem } from '../../src/drills/template/template.ts';

/** A drill for specs: an hour, a port and a CERT of another nation. */
export function drillOf(items: MselItem[], more: Partial<DrillTemplate> = {}): DrillTemplate {
  return {
    code: 'sample',
    version: 1,
    title: 'Sample',
    synopsis: 'A drill for specs.',
    kind: 'functional',
    domain: 'cyber',
    durationMs: 3_600_000,
    compressedRate: 6,
    cells: [
      { code: 'PORT', title: 'Port of Busan', organisation: 'kr-port-soc', kind: 'player' },
      { code: 'CERT', title: 'SingCERT', organisation: 'sg-cert', kind: 'player' },
    ],
    objectives: [],
    items,
    ...more,
  };
}

export function item(code: string, more: Partial<MselItem> = {}): MselItem {
  return {
    code,
    kind: 'inject',
    title: `Item ${code}`,
    to: ['PORT'],
    from: null,
    trigger: { on: 'time', atMs: 0 },
    requires: null,
    delivery: { channel: 'message', subject: 'Subject', text: 'Text' },
    decoy: false,
    notes: null,
    expectations: [],
    ...more,
  };
}

export function expectation(code: string, more: Partial<Expectation> = {}): Expectation {
  return {
    code,
    cell: 'PORT',
    text: `Does ${code}`,
    metric: 'acknowledge',
    predicate: { event: 'case.acknowledged' },
    evaluator: 'auto',
    withinMs: 600_000,
    mode: 'any_member',
    required: true,
    objective: null,
    ...more,
  };
}
