/** What is wrong with a rule, and where. Lines and columns count from 1, as editors do. */
export interface RuleFault {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Rules that cannot be used. Carries every fault found, so that whoever wrote them mends all at once. */
export class RuleError extends Error {
  constructor(readonly faults: readonly RuleFault[]) {
    super(faults.map(faultText).join('\n'));
    this.name = 'RuleError';
  }
}

/** As compilers write it, so that editors can jump there. */
export function faultText({ file, line, column, message }: RuleFault): string {
  return `${file}:${line}:${column}: ${message}`;
}
