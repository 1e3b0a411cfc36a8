import { Random } from '../../test/support/random.ts';
import { AIT_SITES, type AitSite, inChain, type LabelledAlert } from './ait-ads.ts';

/** One site's attack laid over another's, on the background of the latter. */
export interface Overlay {
  under: AitSite;
  over: AitSite;
  seed: number;
}

/** Sites whose scans raise thousands of alerts, not four hundred thousand. */
const LIGHT: ReadonlySet<AitSite> = new Set(['russellmitchell', 'santos', 'shaw']);

/** Every ordered pair of sites, and those of light ones twice; the seed says where the steps are laid. */
export const OVERLAYS: readonly Overlay[] = AIT_SITES.flatMap((under, row) =>
  AIT_SITES.filter((over) => over !== under).flatMap((over, column) => {
    const seed = 100 * (row + 1) + column;
    return (isLight({ under, over }) ? [seed, seed + 50] : [seed]).map((drawn) => ({ under, over, seed: drawn }));
  }),
);

/** Whether both attacks of an overlay are light, so that many can be run. */
export function isLight({ under, over }: Pick<Overlay, 'under' | 'over'>): boolean {
  return LIGHT.has(under) && LIGHT.has(over);
}

/** Hours of the site underneath before its attack, from which its background is learned, and after. */
const BEFORE_HOURS = 60;
const AFTER_HOURS = 2;

/**
 * Two attacks at once on the background of one site: the two loudest steps of each (scans, with nine of ten of its alerts)
 * stay a minute apart or overlap as drawn, and every quiet step of the one goes on while a loud one of the other does, to
 * the second; which and when is drawn. What it is of the same machine as in the site underneath is given that machine's
 * address, so that nothing but what the alerts say tells the two attacks apart.
 */
export function overlay(
  { under, over, seed }: Overlay,
  sites: ReadonlyMap<AitSite, readonly LabelledAlert[]>,
  sameMachines: boolean,
): LabelledAlert[] {
  const random = new Random(seed);
  const below = sites.get(under) ?? [];
  const addresses = new Map(below.map(({ host, ip }) => [host, ip]));
  const [loud, quiet] = byLoudness(stepsOf(below));
  const [loudOver, quietOver] = byLoudness(stepsOf(sites.get(over) ?? []));
  // The other's loud steps begin within a minute of the end of one of these.
  const ends = random.shuffled(loud.map((step) => spanOf(step).last));
  const laidLoud = loudOver.map((step, index) =>
    shifted(step, Math.round((ends[index % ends.length] ?? 0) - 5 + random.next() * 60) - spanOf(step).first),
  );
  const within = (step: Step, loudSteps: readonly Step[]): LabelledAlert[] => {
    const [own, other] = [spanOf(step), spanOf(random.pick(loudSteps))];
    const latest = Math.max(0, other.last - other.first - (own.last - own.first));
    return shifted(step, Math.round(other.first + random.next() * latest) - own.first);
  };
  const hidden = new Set(quiet.flat());
  const moved = quiet.flatMap((step) => within(step, laidLoud));
  // Shifted alerts are copies, so they may be changed.
  const laid = [...laidLoud.flat(), ...quietOver.flatMap((step) => within(step, loud))];
  for (const alert of laid) {
    if (sameMachines) alert.ip = addresses.get(alert.host) ?? alert.ip;
    else alert.host = `${over}_${alert.host}`;
  }
  const spans = loud.map(spanOf);
  const from = Math.min(...spans.map((span) => span.first)) - BEFORE_HOURS * 3_600;
  const until = Math.max(...spans.map((span) => span.last)) + AFTER_HOURS * 3_600;
  const kept = below.filter((alert) => alert.t >= from && alert.t <= until && !hidden.has(alert));
  return [...kept, ...moved, ...laid].sort((a, b) => a.t - b.t);
}

type Step = readonly LabelledAlert[];

/** The two steps with the most alerts, and the others. */
function byLoudness(steps: ReadonlyMap<string, Step>): [loud: Step[], quiet: Step[]] {
  const sorted = [...steps.values()].sort((a, b) => b.length - a.length);
  return [sorted.slice(0, 2), sorted.slice(2)];
}

function spanOf(step: Step): { first: number; last: number } {
  return { first: step[0]?.t ?? 0, last: step.at(-1)?.t ?? 0 };
}

function shifted(step: Step, seconds: number): LabelledAlert[] {
  return step.map((alert) => Object.assign({}, alert, { t: alert.t + seconds }));
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
