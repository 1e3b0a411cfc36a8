import { EXERCISE_MARK } from '../access/realms/realm-name.ts';
import type { Tlp } from '../access/policy/marking.ts';

/** The body in one language. */
export interface StatementText {
  /** BCP 47, in its canonical form: `en`, `zh-Hans`. */
  language: string;
  text: string;
}

/** What a version says: all that is agreed on. */
export interface StatementContent {
  title: string;
  texts: StatementText[];
  tlp: Tlp;
}

/** The canonical form of a language tag (BCP 47); undefined for what is none. */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * A statement as it is handed to the press, in one language. Out of an exercise it begins and ends with the exercise's
 * marking, so that no half of it can be taken for real.
 * @param exercise what the exercise is called; null in earnest
 */
export function handedOut(title: string, text: string, exercise: string | null): string {
  const told = [title, '', text.trimEnd()];
  if (exercise === null) return `${told.join('\n')}\n`;
  const mark = `${EXERCISE_MARK} [${exercise}]`;
  return `${[mark, '', ...told, '', mark].join('\n')}\n`;
}
