import type { Expression } from './expression.ts';
import type { FieldTest } from './field-test.ts';
import { headKey, headOf, type RuleHead, sameHead } from './fields.ts';
import type { DetectionRule, Selection, Suppression } from './rule.ts';
import type { RuleSubject } from './rule-subject.ts';

/** What the head of an alert alone says of a rule. */
type Answer = 'yes' | 'no' | 'unknown';

/** A detection rule, ready to be asked. */
export interface DetectionTest {
  rule: DetectionRule;
  test: (subject: RuleSubject) => boolean;
  /** Answers from the head's fields alone, where they settle it. */
  foretell: (subject: RuleSubject) => Answer;
}

export function compileDetection(rule: DetectionRule): DetectionTest {
  return {
    rule,
    test: whole(rule.condition, rule.selections),
    foretell: foretelling(rule.condition, rule.selections),
  };
}

/** Whether one of a rule's suppressions holds for an alert of that time, epoch milliseconds. */
export function suppressed(suppressions: readonly Suppression[], subject: RuleSubject, t: number): boolean {
  return suppressions.some(({ where, until }) => t < until && where.every(({ test }) => test(subject)));
}

function whole(part: Expression, selections: DetectionRule['selections']): (subject: RuleSubject) => boolean {
  if (part.op === 'name') return selected(selections.get(part.name));
  if (part.op === 'not') {
    const inner = whole(part.item, selections);
    return (subject) => !inner(subject);
  }
  const items = part.items.map((item) => whole(item, selections));
  return part.op === 'and'
    ? (subject) => items.every((item) => item(subject))
    : (subject) => items.some((item) => item(subject));
}

function selected(selection: Selection | undefined): (subject: RuleSubject) => boolean {
  const alternatives = (selection?.alternatives ?? []).map(({ tests }) => tests);
  return (subject) => alternatives.some((tests) => tests.every(({ test }) => test(subject)));
}

/** Three-valued logic (Kleene's): what rests on a field outside the head is unknown. */
function foretelling(part: Expression, selections: DetectionRule['selections']): (subject: RuleSubject) => Answer {
  if (part.op === 'name') {
    const alternatives = selections.get(part.name)?.alternatives ?? [];
    return (subject) => either(alternatives.map(({ tests }) => both(tests.map((test) => ofTest(test, subject)))));
  }
  if (part.op === 'not') {
    const inner = foretelling(part.item, selections);
    return (subject) => ({ yes: 'no', no: 'yes', unknown: 'unknown' })[inner(subject)] as Answer;
  }
  const items = part.items.map((item) => foretelling(item, selections));
  const together = part.op === 'and' ? both : either;
  return (subject) => together(items.map((item) => item(subject)));
}

function ofTest(test: FieldTest, subject: RuleSubject): Answer {
  if (!test.head) return 'unknown';
  return test.test(subject) ? 'yes' : 'no';
}

function both(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function either(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** Places of rules that match by the head alone, and of those that must look further. */
interface Answers {
  sure: number[];
  open: number[];
}

/** Kinds of alert whose answers are kept; a site has hundreds. Beyond, the answers are asked for anew. */
const REMEMBERED = 4_000;

/**
 * Tells which of many rules an alert matches. Most rules are settled by the alert's head (signature, title, sensor, …),
 * which is the same for thousands of alerts, so those answers are kept.
 */
export class Detector {
  private known = new Map<string, Answers>();
  /** Answers by what they say: thousands of heads get the same few. */
  private readonly said = new Map<string, Answers>();
  /** What was asked last of each thing that repeats itself, from its second time on. */
  private readonly last = new WeakMap<object, { head: RuleHead; answers: Answers }>();

  constructor(private readonly tests: readonly DetectionTest[]) {}

  /** Places of the rules that match, ascending; `of` is what the alert most likely repeats the last one of. */
  matches(subject: RuleSubject, of?: object): readonly number[] {
    const last = of && this.last.get(of);
    const { sure, open } = last && sameHead(last.head, subject) ? last.answers : this.answers(subject, of);
    if (open.length === 0) return sure;
    const found = open.filter((place) => this.tests[place]?.test(subject));
    return found.length === 0 ? sure : [...sure, ...found].sort((a, b) => a - b);
  }

  private answers(subject: RuleSubject, of: object | undefined): Answers {
    const key = headKey(subject);
    const known = this.known.get(key);
    if (known) {
      if (of) this.last.set(of, { head: headOf(subject), answers: known });
      return known;
    }
    if (this.known.size >= REMEMBERED) this.known = new Map();
    const told = this.foretell(subject);
    const words = `${told.sure.join()};${told.open.join()}`;
    const answers = this.said.get(words) ?? told;
    this.said.set(words, answers);
    this.known.set(key, answers);
    return answers;
  }

  private foretell(subject: RuleSubject): Answers {
    const sure: number[] = [];
    const open: number[] = [];
    for (const [place, { foretell }] of this.tests.entries()) {
      const answer = foretell(subject);
      if (answer === 'yes') sure.push(place);
      else if (answer === 'unknown') open.push(place);
    }
    return { sure, open };
  }
}
