import { DomainError } from '../../src/common/domain-error.ts';

type ErrorClass = abstract new (...parameters: never[]) => Error;

/** One reader of what others write. */
export interface FuzzTarget {
  /** `<area>/<what is read>`. */
  name: string;
  /** What it may throw: refusals whose words reach whoever wrote the input. Whatever else is thrown is a fault. */
  refusals: readonly ErrorClass[];
  /** Input the reader knows, to begin from: fixtures of the project, or a few lines that show the form. */
  seeds: () => readonly (string | Buffer)[];
  /** Whole documents besides, where one takes its reader a millisecond or more: few inputs are made of them, most of the seeds. */
  large?: () => readonly (string | Buffer)[];
  /** Words of the language, which chance would hardly write. */
  words?: readonly string[];
  /** Reads, and holds what comes back against what the reader promises. @throws BrokenPromise */
  read: (input: Buffer) => unknown;
}

/** What a reader gave back is not what it promises. */
export class BrokenPromise extends Error {}

export function promise(kept: boolean, what: string): void {
  if (!kept) throw new BrokenPromise(what);
}

/** Longer than this one input may hold up no other sender. */
export const HANG_MS = 100;
/** Looks at an input that was slow; those after the first count the time of this process alone, however busy the machine is. */
const LOOKS = 4;

/** What became of one input. */
export interface Judgement {
  /** What is wrong; undefined where nothing is. */
  fault?: string;
  /** The reader refused it, as it may. */
  refused: boolean;
}

/** Reads one input and says what is wrong with how it went. Never throws. */
export async function judge(target: FuzzTarget, input: Buffer): Promise<Judgement> {
  let least = Number.POSITIVE_INFINITY;
  let refused = false;
  for (let look = 0; look < LOOKS; look += 1) {
    // To ask the system for the time that was worked costs more than many an input.
    const worked = look === 0 ? undefined : process.cpuUsage();
    const started = performance.now();
    try {
      const reading = target.read(input);
      if (reading instanceof Promise) await reading;
    } catch (error) {
      const fault = faultOf(target, error);
      if (fault !== undefined) return { fault, refused: false };
      refused = true;
    }
    least = Math.min(least, performance.now() - started);
    if (worked) {
      const { user, system } = process.cpuUsage(worked);
      least = Math.min(least, (user + system) / 1_000);
    }
    if (least <= HANG_MS) return { refused };
  }
  return { fault: `took ${Math.round(least)} ms at best`, refused };
}

/** Why an error is none the reader may throw; undefined where it is. */
export function faultOf({ refusals }: Pick<FuzzTarget, 'refusals'>, error: unknown): string | undefined {
  if (!(error instanceof Error)) return `threw what is no error: ${String(error)}`;
  const known = refusals.some((refusal) => error instanceof refusal);
  if (!known) return error.stack ?? `${error.name}: ${error.message}`;
  if (error.message.trim() === '') return `${error.name} without a word`;
  if (!(error instanceof DomainError)) return undefined;
  const { kind, code, field } = error;
  if (!['invalid', 'too_large', 'unsupported'].includes(kind)) return `${code} blames the server: ${kind}`;
  if (!/^[a-z][a-z0-9_]{2,63}$/.test(code)) return `the code is not stable: ${code}`;
  return field === '' ? `${code} names an empty field` : undefined;
}

/** Bytes as text, as they come in a body. */
export function textOf(input: Buffer): string {
  return input.toString('utf8');
}

/** Bytes as Node hands a header on. */
export function headerOf(input: Buffer): string {
  return input.toString('latin1').replace(/[\r\n\0]/g, '');
}
