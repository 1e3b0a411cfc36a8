export const PROBLEM_CODES = ['not_agreed', 'nobody_plays', 'no_sensor', 'sensor_off', 'sensor_of_other'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What would go wrong if a run began now. */
export type Problem =
  | { code: 'not_agreed'; organisation: string }
  | { code: 'nobody_plays'; cell: string }
  | { code: 'no_sensor' | 'sensor_off'; item: string; sensor: string }
  /** What a sensor says belongs to the organisation of its site, whoever it was meant for. */
  | { code: 'sensor_of_other'; item: string; sensor: string; organisation: string; cell: string };

export const EXCLUDED_CODES = ['sensors', 'notices', 'notices_of_other', 'notices_but'] as const;
export type ExcludedCode = (typeof EXCLUDED_CODES)[number];

/** What is shut out of an exercise, and what is let out of it. */
export type Excluded =
  | { code: 'sensors' }
  | { code: 'notices' | 'notices_of_other'; organisation: string }
  | { code: 'notices_but'; organisation: string; channels: number; people: number };

/** English sentences, for programs; the console says the same in its own languages by the code. */
export function problemText(problem: Problem): string {
  switch (problem.code) {
    case 'not_agreed':
      return `${problem.organisation} has not agreed to play`;
    case 'nobody_plays':
      return `Nobody plays in the cell ${problem.cell}`;
    case 'no_sensor':
      return `${problem.item}: there is no sensor ${problem.sensor}`;
    case 'sensor_off':
      return `${problem.item}: the sensor ${problem.sensor} is not in use`;
    default:
      return `${problem.item}: the sensor ${problem.sensor} is ${problem.organisation}'s, and ${problem.cell} is not`;
  }
}

export function excludedText(excluded: Excluded): string {
  switch (excluded.code) {
    case 'sensors':
      return 'Sensors and gateways: the key of none of them is for this realm; what they send stays live';
    case 'notices':
      return `Notifications of ${excluded.organisation}: none leaves the node`;
    case 'notices_of_other':
      return `Notifications of ${excluded.organisation}: shut out, but for what it lets through itself`;
    default:
      return (
        `Notifications of ${excluded.organisation}: shut out but for ${excluded.channels} channels and the mail of ` +
        `${excluded.people} people, who let exercises through`
      );
  }
}
