import { SEVERITY_CLASSES, severityClass } from '../parts/severity.ts';
import { leastOf } from './notification-terms.ts';

describe('where a class of severity begins', () => {
  it.each(SEVERITY_CLASSES)('is known of %s', (each) => {
    expect(severityClass(leastOf(each))).toBe(each);
    if (each !== 'info') expect(severityClass(leastOf(each) - 1)).not.toBe(each);
  });
});
