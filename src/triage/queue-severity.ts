/** Classes of the severity scale 0 to 100; the upper three begin where the engine gives priority 1, 2 and 3. */
export const SEVERITY_CLASSES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type SeverityClass = (typeof SEVERITY_CLASSES)[number];

/** Least severity of each class after the first. The database has the same in `breakwater_severity_class`. */
export const CLASS_STARTS = [20, 40, 65, 85] as const;

export function severityClass(severity: number): SeverityClass {
  return SEVERITY_CLASSES[CLASS_STARTS.filter((least) => severity >= least).length] ?? 'critical';
}

/** Least and greatest severity of a class. */
export function severityRange(named: SeverityClass): { least: number; most: number } {
  const rank = SEVERITY_CLASSES.indexOf(named);
  return { least: CLASS_STARTS[rank - 1] ?? 0, most: (CLASS_STARTS[rank] ?? 101) - 1 };
}
