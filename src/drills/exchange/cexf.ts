import type { Json, JsonObject } from '../../common/json.ts';

/** The Common Exercise Format of the MISP project (github.com/MISP/cexf), as far as it is used here. */
export interface CexfDocument {
  exercise: {
    uuid: string;
    name: string;
    description: string;
    expanded: string;
    namespace: string;
    tags: string[];
    /** Seconds, as text. */
    total_duration: string;
    version: string;
    meta: JsonObject;
  };
  inject_flow: CexfFlow[];
  inject_payloads: CexfPayload[];
  injects: CexfInject[];
}

export interface CexfFlow {
  inject_uuid: string;
  description: string;
  /** Empty where nothing is required. */
  requirements: { inject_uuid?: string; resolution_requirement?: string };
  sequence: { trigger: string[]; completion_trigger: string[]; followed_by: string[] };
  /** Seconds after STARTEX. */
  timing: { triggered_at: number | null };
  reporting_callback: Json[];
}

export interface CexfPayload {
  uuid: string;
  name: string;
  type: string;
  parameters: JsonObject;
}

export interface CexfInject {
  uuid: string;
  name: string;
  action: string;
  action_payload_resource_uuid: string;
  target_tool: string;
  inject_evaluation: CexfEvaluation[];
  inject_evaluation_join_type: 'AND' | 'OR';
}

export interface CexfEvaluation {
  parameters: Json;
  result: string;
  score_range: [number, number];
}

/** Key of `exercise.meta` under which a drill of ours stands whole: CEXF has no words for cells, objectives and deadlines. */
export const CEXF_META = 'breakwater-drill';

/** A drill in the form of our files, and where in the document a part of it comes from, both as JSON pointers. */
export interface FromCexf {
  raw: JsonObject;
  sourceOf: (pointer: string) => string;
}
