import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';

/** What is open at once in a text that is nested as deeply as any rule or drill may be: collections, their items, a scalar. */
const MOST_OPEN = 80;
/** Left to the library, messages with an excerpt each, and keys that stand twice, take the square of a text's length. */
const OPTIONS = { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;

/** The text is nested so deeply that the library would run out of stack, or of time. */
export class TooDeep extends Error {
  constructor(readonly offset: number) {
    super('Nested too deeply');
  }
}

/**
 * Reads the documents of an untrusted text; what is wrong with each is among its errors.
 * @throws TooDeep as soon as it is, so that nothing deeper is ever built.
 */
export function yamlDocuments(text: string, lines: LineCounter = new LineCounter()): Document.Parsed[] {
  return [...new Composer(OPTIONS).compose(tokensOf(text, lines))];
}

function* tokensOf(text: string, lines: LineCounter): ReturnType<Parser['parse']> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MOST_OPEN) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}
