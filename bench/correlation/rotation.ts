import { type CorrelationRules, correlationRules } from '../../config/correlation-rules.ts';

/** One setting of the few figures that decide what is background and what belongs together. */
export interface Setting {
  name: string;
  rules: CorrelationRules;
}

interface Figures {
  leastHours: number;
  leastSpanHours: number;
  windowSeconds: number;
  quietSeconds: number;
}

/** What is shipped, and its neighbours: one figure changed at a time, and the two that were most in doubt together. */
const GRID: readonly Partial<Figures>[] = [
  {},
  { leastHours: 3 },
  { leastHours: 6 },
  { leastHours: 8, leastSpanHours: 24 },
  { leastSpanHours: 3 },
  { leastSpanHours: 12 },
  { windowSeconds: 900 },
  { windowSeconds: 3_600 },
  { quietSeconds: 0 },
  { quietSeconds: 14_400 },
  { leastHours: 3, leastSpanHours: 3 },
  { leastHours: 3, leastSpanHours: 3, windowSeconds: 3_600 },
];

export const SETTINGS: readonly Setting[] = GRID.map((figures) => ({
  name: Object.keys(figures).length === 0 ? 'as shipped' : JSON.stringify(figures).replace(/[{}"]/g, ''),
  rules: withFigures(figures),
}));

function withFigures({ leastHours, leastSpanHours, windowSeconds, quietSeconds }: Partial<Figures>): CorrelationRules {
  const { background, novelty } = correlationRules;
  const rules = {
    ...correlationRules,
    background: {
      ...background,
      leastHours: leastHours ?? background.leastHours,
      leastSpanHours: leastSpanHours ?? background.leastSpanHours,
    },
    novelty: {
      ...novelty,
      windowSeconds: windowSeconds ?? novelty.windowSeconds,
      quietSeconds: quietSeconds ?? novelty.quietSeconds,
    },
  };
  // The shipped rules are constants, and these are others of the same shape.
  return rules as unknown as CorrelationRules;
}

export interface SiteFigures {
  split: number;
  coverage: number;
  purity: number;
  cases: number;
}

/** How far some sites are from the targets together, and then how many cases there are; less is better. */
function cost(sites: readonly SiteFigures[]): number {
  const mean = (of: (site: SiteFigures) => number): number =>
    sites.reduce((sum, site) => sum + of(site), 0) / sites.length;
  const missing =
    Math.max(0, mean(({ split }) => split) - 1.2) +
    10 * Math.max(0, 0.95 - mean(({ coverage }) => coverage)) +
    10 * Math.max(0, 0.95 - mean(({ purity }) => purity));
  return missing * 1_000 + mean(({ cases }) => cases) + mean(({ split }) => split);
}

/** For each site, the setting that is best on all the others. */
export function chosenFor(site: string, scores: ReadonlyMap<string, ReadonlyMap<string, SiteFigures>>): string {
  let best = { name: '', cost: Number.POSITIVE_INFINITY };
  for (const [name, sites] of scores) {
    const others = [...sites].filter(([other]) => other !== site).map(([, figures]) => figures);
    const found = cost(others);
    if (found < best.cost) best = { name, cost: found };
  }
  return best.name;
}
