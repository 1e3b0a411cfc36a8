import { compileGlob, parseGlob } from './glob.ts';

/** What a condition says, over names. */
export type Expression =
  | { op: 'and' | 'or'; items: Expression[] }
  | { op: 'not'; item: Expression }
  | { op: 'name'; name: string; offset: number };

/** A fault in a condition; `offset` counts characters from its start. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

interface Token {
  text: string;
  offset: number;
}

const LONGEST = 4_096;
const DEEPEST = 32;

/**
 * Reads a condition: `not` binds before `and`, `and` before `or`. With `names`, also `1 of x*`, `all of x*` and `of
 * them`, where names that begin with an underscore are not meant by `them`.
 * @throws ExpressionError
 */
export function parseExpression(text: string, names: readonly string[], quantifiers: boolean): Expression {
  if (text.length > LONGEST) throw new ExpressionError(`A condition has at most ${LONGEST} characters`, 0);
  const tokens = tokenise(text);
  let at = 0;

  const peek = (): string | undefined => tokens[at]?.text.toLowerCase();
  const place = (): number => tokens[at]?.offset ?? text.length;

  function either(depth: number): Expression {
    const items = [both(depth)];
    while (peek() === 'or') {
      at += 1;
      items.push(both(depth));
    }
    return items.length === 1 && items[0] ? items[0] : { op: 'or', items };
  }

  function both(depth: number): Expression {
    const items = [negated(depth)];
    while (peek() === 'and') {
      at += 1;
      items.push(negated(depth));
    }
    return items.length === 1 && items[0] ? items[0] : { op: 'and', items };
  }

  function negated(depth: number): Expression {
    if (depth > DEEPEST) throw new ExpressionError('Nested too deeply', place());
    if (peek() !== 'not') return single(depth);
    at += 1;
    return { op: 'not', item: negated(depth + 1) };
  }

  function single(depth: number): Expression {
    const token = tokens[at];
    if (!token) throw new ExpressionError('Something is missing at the end of the condition', text.length);
    at += 1;
    const word = token.text.toLowerCase();
    if (word === '(') {
      const inner = either(depth + 1);
      if (peek() !== ')') throw new ExpressionError('A parenthesis is not closed', token.offset);
      at += 1;
      return inner;
    }
    if (word === ')' || word === 'and' || word === 'or') {
      throw new ExpressionError(`"${token.text}" cannot stand here`, token.offset);
    }
    if (quantifiers && peek() === 'of' && !names.includes(token.text)) return quantified(token);
    if (!names.includes(token.text)) {
      throw new ExpressionError(`"${token.text}" is not defined; there are ${names.join(', ')}`, token.offset);
    }
    return { op: 'name', name: token.text, offset: token.offset };
  }

  function quantified(quantity: Token): Expression {
    at += 1;
    const pattern = tokens[at];
    if (!pattern) throw new ExpressionError('"of" must be followed by a name or "them"', text.length);
    at += 1;
    const meant = quantifiedNames(pattern.text, names);
    if (meant.length === 0) throw new ExpressionError(`"${pattern.text}" means none of the selections`, pattern.offset);
    const items = meant.map((name): Expression => ({ op: 'name', name, offset: pattern.offset }));
    const how = quantity.text.toLowerCase();
    if (how === 'all') return { op: 'and', items };
    if (how === '1' || how === 'any') return { op: 'or', items };
    throw new ExpressionError('Only "1 of" and "all of" are read', quantity.offset);
  }

  const found = either(0);
  if (at < tokens.length) throw new ExpressionError(`"${tokens[at]?.text ?? ''}" is not expected here`, place());
  return found;
}

/** The names an expression speaks of, each once, in order. */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>();
  const walk = (part: Expression): void => {
    if (part.op === 'name') found.add(part.name);
    else if (part.op === 'not') walk(part.item);
    else for (const item of part.items) walk(item);
  };
  walk(expression);
  return [...found];
}

/** Whether more of what the names stand for can make the expression untrue. */
export function negates(expression: Expression): boolean {
  if (expression.op === 'name') return false;
  return expression.op === 'not' || expression.items.some(negates);
}

function quantifiedNames(pattern: string, names: readonly string[]): string[] {
  if (pattern.toLowerCase() === 'them') return names.filter((name) => !name.startsWith('_'));
  const glob = compileGlob(parseGlob(pattern), true);
  return names.filter(glob);
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const shape = /\s+|[()]|[^\s()|]+|\|/gy;
  for (const found of text.matchAll(shape)) {
    if (found[0].trim() === '') continue;
    if (found[0] === '|') throw new ExpressionError('Aggregations after "|" are no longer Sigma', found.index);
    tokens.push({ text: found[0], offset: found.index });
  }
  return tokens;
}
