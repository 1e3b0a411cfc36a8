import type { Operator } from '../../access/operator.ts';
import { requireAct, requireChange } from '../../access/policy/authorise.ts';
import { DomainError } from '../../common/domain-error.ts';
import { cellNotFound } from '../drill-fault.ts';
import { seesWholeRun } from '../inside-run.ts';
import type { KindedCell } from '../run-row.ts';

/**
 * Who writes: of all cells together those who evaluate; of a cell they, and its own organisation.
 * @throws DomainError `cell_not_found`; the policy's reason (forbidden).
 */
export function requireWriter(
  operator: Operator,
  cells: readonly KindedCell[],
  cell: string | null,
): KindedCell | null {
  if (seesWholeRun(operator)) {
    requireAct(operator, 'drill.evaluate');
    return cell === null ? null : playing(cells, cell);
  }
  // Nobody who plays holds that.
  if (cell === null) requireAct(operator, 'drill.evaluate');
  return ownCell(operator, cells, cell, 'case.work');
}

/**
 * Who says who else may read it: of all together those who evaluate; of a cell its own organisation alone, whoever wrote it.
 * @throws DomainError as {@link requireWriter}.
 */
export function requireReleaser(
  operator: Operator,
  cells: readonly KindedCell[],
  cell: string | null,
): KindedCell | null {
  if (cell !== null) return ownCell(operator, cells, cell, 'release.grant');
  requireAct(operator, 'drill.evaluate');
  return null;
}

/** Whether one of these would let it pass. */
export function allowed(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function ownCell(
  operator: Operator,
  cells: readonly KindedCell[],
  cell: string | null,
  action: 'case.work' | 'release.grant',
): KindedCell {
  const found = playing(cells, cell);
  requireChange(operator, action, { realm: operator.realm, ...found });
  return found;
}

/** Who takes part is known to all in a run; there is nothing to write of a cell that does not play. */
function playing(cells: readonly KindedCell[], cell: string | null): KindedCell {
  const found = cells.find(({ code, kind }) => code === cell && kind === 'player');
  if (!found) throw cellNotFound('cell');
  return found;
}
