import type { Case } from './case-data.ts';
import type { Acted } from './use-case-actions.ts';

export interface CaseDialogProps {
  open: boolean;
  /** The case as it was when the dialog opened, on which the decision rests. */
  then: Case;
  now: Case;
  onClose: () => void;
  onDone: (acted: Acted) => void;
}
