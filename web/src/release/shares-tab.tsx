import type { ReactNode } from 'react';
import type { Case } from '../room/case-data.ts';

export function SharesTab({ of }: { of: Case }): ReactNode {
  return of.displayId;
}
