import { correlationRules } from '../../config/correlation-rules.ts';
import { SEVERITY_CLASSES, severityClass, severityRange } from './queue-severity.ts';

describe('severity classes', () => {
  it('cover the scale, each severity in one', () => {
    for (let severity = 0; severity <= 100; severity += 1) {
      const named = severityClass(severity);
      const inside = SEVERITY_CLASSES.filter((other) => {
        const { least, most } = severityRange(other);
        return least <= severity && severity <= most;
      });
      expect(inside).toEqual([named]);
    }
  });

  it('begin, the upper three, where the engine gives priority 1, 2 and 3', () => {
    const starts = ['critical', 'high', 'medium'] as const;
    expect(starts.map((named) => severityRange(named).least)).toEqual([...correlationRules.case.priorities]);
  });
});
