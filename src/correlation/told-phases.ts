import type { StageName } from '../../config/attack-stages.ts';
import type { EntityRef } from '../intake/alert.ts';
import { attackStage } from './attack-stage.ts';
import { type PhaseRules, phasesOf } from './case-phases.ts';
import { machineOf } from './machine-of.ts';

/** An alert of a case, repeats each by itself, as phases are made of it. */
export interface PhasedAlert {
  id: string;
  title: string;
  /** Epoch milliseconds of event time. */
  t: number;
  entities: readonly EntityRef[];
  /** Stands for a machine where no entity is one. */
  sensor: string;
}

/** One part of an intrusion at one machine. */
export interface ToldPhase {
  /** A row of `config/attack-stages.ts`; null where nothing said of it speaks of a part. */
  stage: StageName | null;
  /** Tactic of MITRE ATT&CK for Enterprise or ICS. */
  tactic: string | null;
  /** Machine, or the sensor where no machine is named. */
  place: string;
  first: number;
  last: number;
  alerts: number;
  firstAlertId: string;
  title: string;
}

/** The phases of a case in order of when each began, and which of them each alert is of. */
export interface ToldPhases {
  phases: ToldPhase[];
  phaseOf: number[];
}

/** @param alerts in order of time. */
export function toldPhases(alerts: readonly PhasedAlert[], rules: PhaseRules): ToldPhases {
  const placed = alerts.map(({ t, title, entities, sensor }) => ({
    t,
    place: machineOf(entities) ?? sensor,
    stage: attackStage(title)?.name ?? null,
  }));
  const phaseOf = phasesOf(placed, rules);
  const phases: ToldPhase[] = [];
  for (const [index, { id, title, t }] of alerts.entries()) {
    const at = phaseOf[index] ?? 0;
    const phase = (phases[at] ??= {
      stage: null,
      tactic: null,
      place: placed[index]?.place ?? '',
      first: t,
      last: t,
      alerts: 0,
      firstAlertId: id,
      title,
    });
    phase.alerts += 1;
    phase.first = Math.min(phase.first, t);
    phase.last = Math.max(phase.last, t);
    const stage = attackStage(title);
    // What speaks of no part was put to what goes on beside it.
    if (stage && phase.stage === null) Object.assign(phase, { stage: stage.name, tactic: stage.tactic });
  }
  return { phases, phaseOf };
}
