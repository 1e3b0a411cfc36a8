import type { Category } from '../categories.ts';

/**
 * What one record of an industrial protocol shows. A record is telemetry: it says what was asked of a controller,
 * not whether that was allowed, so the severity grades what the operation could do to the process.
 */
export interface IcsFinding {
  /** Stable across repeats: `modbus:WrSingleCoil`. */
  signature: string;
  title: string;
  severity: number;
  /** Why the severity is what it is. */
  why: string;
  categories: Category[];
}

export interface IcsGrade {
  severity: number;
  why: string;
  category?: Category;
}

/** Grades of severity that the three protocols share. */
export const ICS_SEVERITY = {
  housekeeping: 5,
  read: 10,
  discovery: 25,
  status: 30,
  refused: 35,
  trouble: 40,
  unknown: 45,
  write: 50,
  bulkWrite: 55,
  configuration: 65,
  command: 70,
  stop: 80,
} as const;

/** The gravest of what a record shows; the first among equals. */
export function gravest(first: IcsGrade, ...others: (IcsGrade | undefined)[]): IcsGrade {
  return others.reduce<IcsGrade>((worst, grade) => (grade && grade.severity > worst.severity ? grade : worst), first);
}
