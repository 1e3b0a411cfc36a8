import type { Json, JsonObject } from '../../common/json.ts';
import { eventParts } from '../expectations/evaluation.ts';
import { stableUuid } from '../template/stable-ids.ts';
import type { DrillTemplate, Expectation, MselItem } from '../template/template.ts';
import { rawTemplate } from '../template/write-template.ts';
import { besideCexf, CEXF_BESIDE } from './beside-cexf.ts';
import { CEXF_META, type CexfDocument, type CexfEvaluation, type CexfFlow } from './cexf.ts';

/** A drill in CEXF: what that has words for in those words, and the whole beside it in `meta`. */
export function exportCexf(template: DrillTemplate): CexfDocument {
  const uuidOf = (what: string): string => stableUuid(`drill/${template.code}/${what}`);
  return {
    exercise: {
      uuid: uuidOf(''),
      name: template.title,
      description: template.title,
      expanded: template.synopsis,
      namespace: template.domain,
      tags: ['exercise:generic="exercise"', 'state:production'],
      total_duration: String(Math.round(template.durationMs / 1_000)),
      version: String(template.version),
      meta: { [CEXF_META]: rawTemplate(template) as unknown as JsonObject, [CEXF_BESIDE]: besideCexf(template) },
    },
    inject_flow: template.items.map((item) => flowOf(template, item, uuidOf)),
    inject_payloads: template.items.map(({ code, title, delivery: { channel, ...parameters } }) => ({
      uuid: uuidOf(`payload/${code}`),
      name: title,
      type: channel,
      parameters: parameters as unknown as JsonObject,
    })),
    injects: template.items.map(({ code, title, delivery, expectations }) => ({
      uuid: uuidOf(code),
      name: title,
      action: delivery.channel,
      action_payload_resource_uuid: uuidOf(`payload/${code}`),
      target_tool: 'Breakwater',
      inject_evaluation: expectations.map(evaluationOf),
      inject_evaluation_join_type: 'AND',
    })),
  };
}

function flowOf({ items }: DrillTemplate, item: MselItem, uuidOf: (what: string) => string): CexfFlow {
  const { code, title, notes, trigger } = item;
  const followers = items.filter((one) => one.trigger.on === 'item' && one.trigger.item === code);
  return {
    inject_uuid: uuidOf(code),
    description: notes ?? title,
    requirements:
      trigger.on === 'expectation'
        ? { inject_uuid: uuidOf(trigger.item), resolution_requirement: trigger.expectation }
        : {},
    sequence: {
      trigger: [triggerWord(item)],
      completion_trigger: ['time_expiration', 'completion'],
      followed_by: followers.map((one) => uuidOf(one.code)),
    },
    timing: { triggered_at: trigger.on === 'time' ? trigger.atMs / 1_000 : null },
    reporting_callback: [],
  };
}

function triggerWord({ trigger }: MselItem): string {
  if (trigger.on === 'time') return trigger.atMs === 0 ? 'startex' : 'triggered_at';
  return trigger.on === 'manual' ? 'manual' : 'inject-resolution';
}

/** What CEXF compares: values by path. What a predicate says beyond that stands in `meta`. */
function evaluationOf({ code, predicate, required }: Expectation): CexfEvaluation {
  const parts = predicate ? eventParts(predicate) : [];
  return {
    parameters: parts.map(({ part }): Json => ({ 'journal.type': { comparison: 'is', values: [part.event].flat() } })),
    result: code,
    score_range: [0, required ? 1 : 0],
  };
}
