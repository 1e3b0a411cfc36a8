import { Random } from '../../test/support/random.ts';
import { AIT_SITES, type AitSite, inChain, type LabelledAlert } from './ait-ads.ts';

/** One site's attack laid over another's, its steps each at a time of their own. */
export interface Overlay {
  under: AitSite;
  over: AitSite;
  seed: number;
}

/** Every ordered pair of sites, once; the seed says where the steps are laid. */
export const OVERLAYS: readonly Overlay[] = AIT_SITES.flatMap((under, row) =>
  AIT_SITES.filter((over) => over !== under).map((over, column) => ({ under, over, seed: 100 * (row + 1) + column })),
);

/** Hours of the site underneath before its attack, from which its background is learned, and after. */
const BEFORE_HOURS = 60;
const AFTER_HOURS = 2;

/**
 * Lays each step of one attack so that it begins within a step of the other, or up to five seconds before it: which step
 * and when is drawn. What it is of the same machine as in the site underneath is given that machine's address, so that
 * nothing but what the alerts say tells the two attacks apart.
 */
export function overlay(
  { under, over, seed }: Overlay,
  sites: ReadonlyMap<AitSite, readonly LabelledAlert[]>,
  sameMachines: boolean,
): LabelledAlert[] {
  const random = new Random(seed);
  const below = sites.get(under) ?? [];
  const addresses = new Map(below.map(({ host, ip }) => [host, ip]));
  const spans = [...stepsOf(below).values()].map((alerts) => ({
    first: alerts[0]?.t ?? 0,
    last: alerts.at(-1)?.t ?? 0,
  }));
  const laid = [...stepsOf(sites.get(over) ?? []).values()].flatMap((alerts) => {
    const { first, last } = random.pick(spans);
    const start = Math.round(first - 5 + random.next() * (last - first + 5));
    const shift = start - (alerts[0]?.t ?? 0);
    return alerts.map((alert) => ({
      ...alert,
      t: alert.t + shift,
      ip: sameMachines ? (addresses.get(alert.host) ?? alert.ip) : alert.ip,
      host: sameMachines ? alert.host : `${over}_${alert.host}`,
    }));
  });
  const from = Math.min(...spans.map((span) => span.first)) - BEFORE_HOURS * 3_600;
  const until = Math.max(...spans.map((span) => span.last)) + AFTER_HOURS * 3_600;
  return [...below.filter(({ t }) => t >= from && t <= until), ...laid].sort((a, b) => a.t - b.t);
}

function stepsOf(alerts: readonly LabelledAlert[]): Map<string, LabelledAlert[]> {
  const steps = new Map<string, LabelledAlert[]>();
  for (const alert of alerts) {
    if (!inChain(alert)) continue;
    const step = steps.get(alert.eventLabel);
    if (step) step.push(alert);
    else steps.set(alert.eventLabel, [alert]);
  }
  return steps;
}

/** The label of an alert that is a trace of a step: the attack and its step; null of any other. */
export function stepLabel(alert: LabelledAlert): string | null {
  return inChain(alert) ? `${alert.attack}/${alert.eventLabel}` : null;
}
