/** Classes of the severity scale 0 to 100; the upper three begin where the engine gives priority 1, 2 and 3. */
export const SEVERITY_CLASSES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type SeverityClass = (typeof SEVERITY_CLASSES)[number];

export function severityClass(severity: number): SeverityClass {
  if (severity >= 85) return 'critical';
  if (severity >= 65) return 'high';
  if (severity >= 40) return 'medium';
  return severity >= 20 ? 'low' : 'info';
}
