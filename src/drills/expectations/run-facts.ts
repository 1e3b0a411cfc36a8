import type { DeliveryState } from '../schedule/delivery-state.ts';
import type { DrillTemplate } from '../template/template.ts';

/** A cell of a run, with who plays in it. */
export interface RunCell {
  code: string;
  organisationId: string;
  /** Code of the organisation in the registry. */
  organisation: string;
  nation: string;
  /** Actors as the journal names them: `person:…`. */
  actors: readonly string[];
}

/** What an evaluation rests on besides the journal. Always the whole of it, as it now is. */
export interface RunFacts {
  template: DrillTemplate;
  cells: readonly RunCell[];
  deliveries: readonly DeliveryState[];
}
