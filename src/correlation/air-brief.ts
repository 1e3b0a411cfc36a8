import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { briefsOf, coreOf, type OwnedSlot } from './air-membership.ts';
import { byStart, concurrent, excludes, sameSource } from './air-objects.ts';
import { BRIEF_TIE, briefTie } from './air-reasons.ts';
import { seenAbout } from './air-ties.ts';
import { type AlertNode, startsBefore } from './alert-node.ts';
import { briefTrackOf, type BriefVerdict } from './tracks/brief-track.ts';

/** Farther apart in time, nothing of an object says where it was when the brief track was seen. */
const REACH_MS = 25_000;
/** Of two objects that both fit, the better one must fit this many times better, unless more sensors see it. */
const CLEARLY = 2;

interface Candidate {
  core: readonly AlertNode[];
  partner: AlertNode;
  verdict: BriefVerdict;
  /** Sensors that see the object about then; it is likelier to be one that many see. */
  sensors: number;
  /** Part of what it could be held against is no longer kept. */
  forgotten: boolean;
}

/**
 * Tracks of a few reports, which no single other track can be held against: what a sensor tells in its first seconds, or
 * before it loses what it saw. They are held against whole objects instead, and go with the one they fit. They bear on
 * nothing else, so that what is one object does not hang on them.
 */
export class BriefTracks {
  private readonly brief = new Set<AlertNode>();

  constructor(private readonly rules: CorrelationRules['track']) {}

  note(node: AlertNode): void {
    if (node.track && !node.track.context) this.brief.add(node);
  }

  remove(node: AlertNode): void {
    this.brief.delete(node);
  }

  /** The ties of brief tracks that a report of `node` at `t`, or that these objects changed, may have changed. */
  *ties(
    node: AlertNode,
    t: number | null,
    changed: ReadonlySet<AlertNode>,
    tracked: ReadonlySet<AlertNode>,
  ): Generator<OwnedSlot> {
    const concerned = (brief: AlertNode): boolean =>
      brief === node ||
      (t === null ? concurrent(brief, node, REACH_MS) : seenAbout(brief, t)) ||
      [...changed].some((part) => part === brief || concurrent(brief, part, REACH_MS));
    const turned: AlertNode[] = [];
    for (const brief of [...this.brief].sort(byStart)) {
      // What an earlier one is of bears on later ones of its sensor.
      if (!concerned(brief) && !turned.some((earlier) => excludes(earlier, brief))) continue;
      const isBrief = brief.samples.length <= this.rules.briefReports;
      if (!isBrief) this.brief.delete(brief);
      const alone = coreOf(brief).length === 1 && !brief.group.sealed;
      const found = isBrief && alone ? this.objectFor(brief, tracked) : null;
      if (found === 'as before') continue;
      if (found?.partner !== brief.slots.get(BRIEF_TIE)?.partner) turned.push(brief);
      yield { node: brief, name: BRIEF_TIE, slot: found && briefTie(found.partner, this.rules) };
    }
  }

  private objectFor(brief: AlertNode, tracked: ReadonlySet<AlertNode>): Candidate | null | 'as before' {
    const cores = new Set<readonly AlertNode[]>();
    for (const other of tracked) {
      if (other === brief || !other.track || other.track.context || sameSource(other, brief)) continue;
      if (concurrent(brief, other, REACH_MS)) cores.add(coreOf(other));
    }
    const candidates = [...cores].flatMap((core) => this.held(brief, core) ?? []);
    const former = brief.slots.get(BRIEF_TIE)?.partner;
    const stands = !former || candidates.some(({ core }) => core.includes(former));
    if (stands && candidates.some(({ forgotten }) => forgotten)) return 'as before';
    const fitting = candidates.filter(({ verdict }) => verdict.belongs);
    fitting.sort(
      (a, b) => b.sensors - a.sensors || a.verdict.meanSigma - b.verdict.meanSigma || byStart(a.partner, b.partner),
    );
    const [best, next] = fitting;
    if (!best || !next || best.sensors > next.sensors) return best ?? null;
    return best.verdict.meanSigma * CLEARLY <= next.verdict.meanSigma ? best : null;
  }

  private held(brief: AlertNode, core: readonly AlertNode[]): Candidate | undefined {
    // Two brief tracks say nothing of each other.
    if (core.length === 1 && core.every(({ samples }) => samples.length <= this.rules.briefReports)) return undefined;
    const before = core.flatMap(briefsOf).filter((other) => other !== brief && startsBefore(other, brief));
    if ([...core, ...before].some((part) => excludes(part, brief))) return undefined;
    const near = core.filter((part) => concurrent(brief, part, REACH_MS));
    const partner = near.find((part) => !sameSource(part, brief));
    if (!partner || partner.group.sealed || brief.group.apart.has(partner.group.id)) return undefined;
    const parts = near.map((part) => ({
      source: `${part.track?.sensorId ?? ''} ${part.track?.analyzer ?? ''}`,
      samples: part.samples,
    }));
    return {
      core,
      partner,
      verdict: briefTrackOf(brief.samples, parts),
      sensors: new Set(parts.map(({ source }) => source)).size,
      forgotten: near.some((part) => isForgotten(part, brief)),
    };
  }
}

/** The reports of a track from about the time of a brief one are no longer kept. */
function isForgotten({ samples, first }: AlertNode, brief: AlertNode): boolean {
  const oldest = samples[0]?.t ?? first;
  return oldest > first && oldest > brief.first;
}
