import { PLACEHOLDERS, parseChatTemplates, readChatTemplates } from '../../config/chat-templates.ts';
import { fillTemplate } from './fill-template.ts';
import { type Message, placeholdersOf, subjectOf, textOf, webhookBody } from './message.ts';

const hostile = '"}],"x":[{"<!channel> <https://evil.example|click> @all [a](b) *b* {{url}}';
const message = (more: Partial<Message> = {}): Message => ({
  id: 'd',
  type: 'case.opened',
  at: new Date('2026-03-02T10:00:00Z'),
  realm: 'live',
  designator: null,
  case: null,
  headline: hostile,
  changes: [{ type: 'case.opened', at: '2026-03-02T10:00:00.000Z', text: hostile }],
  url: 'https://breakwater.example/cases/BW-1',
  ...more,
});

/** Every text in a JSON, as whoever shows it has it. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}

describe('chat templates', () => {
  const templates = readChatTemplates('config/chat-templates.json');

  it('keep their form whatever the texts hold, and write to every chat what it takes', () => {
    expect([...templates.keys()]).toEqual(['slack', 'mattermost', 'teams', 'telegram']);
    for (const [name, template] of templates) {
      const empty = fillTemplate(template, Object.fromEntries(PLACEHOLDERS.map((one) => [one, 'x'])) as never);
      const full = fillTemplate(template, placeholdersOf(message(), 'room-1'));
      const shape = (part: unknown): unknown =>
        typeof part === 'string'
          ? 'text'
          : JSON.parse(JSON.stringify(part, (_, value: unknown) => (typeof value === 'string' ? 'text' : value)));
      expect([name, shape(full)]).toEqual([name, shape(empty)]);
      expect(JSON.stringify(full)).toContain('https://breakwater.example/cases/BW-1');
    }
  });

  it('let nobody who names an alert call a channel or plant a link', () => {
    const said = (name: string): string =>
      textsOf(fillTemplate(templates.get(name)!, placeholdersOf(message(), ''))).join('\n');
    expect(said('slack')).not.toMatch(/<!channel>|<https/);
    for (const name of ['mattermost', 'teams']) {
      expect(said(name)).not.toMatch(/@all/);
      expect(said(name)).not.toMatch(/(^|[^\\])[[\](<]/);
    }
    expect(JSON.stringify(fillTemplate(templates.get('telegram')!, placeholdersOf(message(), '-100')))).toContain(
      '"chat_id":"-100"',
    );
  });

  it('are refused when they mean nothing', () => {
    for (const [text, why] of [
      ['{', 'no JSON'],
      ['[]', 'no JSON object'],
      ['{}', 'no JSON object'],
      ['{"Slack":{"escape":"none","body":{}}}', 'no name'],
      ['{"a":{"escape":"none"}}', 'no body'],
      ['{"a":{"escape":"loud","body":{}}}', 'escape must be'],
      ['{"a":{"escape":"none","body":{"text":"{{secret}}"}}}', 'stands for nothing'],
      ['{"a":{"escape":"none","body":{},"url":"x"}}', 'means nothing'],
    ] as const) {
      expect(() => parseChatTemplates(text)).toThrow(why);
    }
  });
});

describe('a message out of an exercise', () => {
  const drill = message({ realm: 'exercise-1', headline: 'BW-1 [SGJUR] severity 90: Crane' });

  it('says so first, whichever way it goes', () => {
    expect(subjectOf(drill)).toBe('EXERCISE EXERCISE EXERCISE BW-1 [SGJUR] severity 90: Crane');
    expect(textOf(drill)).toMatch(/^EXERCISE EXERCISE EXERCISE .*EXERCISE EXERCISE EXERCISE$/s);
    expect(placeholdersOf(drill, '').headline).toMatch(/^EXERCISE EXERCISE EXERCISE /);
    expect(JSON.parse(webhookBody(drill))).toMatchObject({
      data: { exercise: true, realm: 'exercise-1', subject: expect.stringMatching(/^EXERCISE EXERCISE EXERCISE /) },
    });
    expect(textOf(message())).not.toContain('EXERCISE');
  });

  it('says which exercise it is', () => {
    const named = { ...drill, designator: 'LION CITY 26-1' };
    expect(subjectOf(named)).toMatch(/^EXERCISE EXERCISE EXERCISE \[LION CITY 26-1\] BW-1 /);
    expect(textOf(named)).toMatch(/EXERCISE EXERCISE EXERCISE \[LION CITY 26-1\]$/);
    expect(JSON.parse(webhookBody(named))).toMatchObject({ data: { exercise: true, designator: 'LION CITY 26-1' } });
    expect(placeholdersOf(named, '').exercise).toBe('EXERCISE EXERCISE EXERCISE [LION CITY 26-1]');
  });

  it('has one line of subject, whatever it is made of', () => {
    expect(subjectOf(message({ headline: 'a\r\nBcc: x@evil.example\u2028b' }))).toBe('a Bcc: x@evil.example b');
  });
});
