import { JOURNAL_TYPES } from '../src/journal/journal-event.ts';
import { journalEvent } from './support/journal-events.ts';
import { startApp, type TestApp } from './support/app.ts';
import { FrameChecker, readAsyncapi } from './support/frame-checker.ts';

describe('AsyncAPI document', () => {
  const document = readAsyncapi();
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({}, { demoRegistry: false });
  });
  afterAll(() => app.close());

  it('is served to everyone as it is checked in', async () => {
    const { status, body } = await app.get('/asyncapi.json', { token: null });
    expect(status).toBe(200);
    // Where it differs: npm run build && node scripts/write-asyncapi.mjs
    expect(body).toEqual(document);
    expect(document.asyncapi).toBe('3.0.0');
  });

  it('describes every kind of journal event, and none that is not there', () => {
    const { schemas } = document.components;
    const described = Object.keys(schemas).filter((name) => name.endsWith('Data'));
    const expected = JOURNAL_TYPES.map(
      (type) =>
        `${type
          .split(/[._]/)
          .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
          .join('')}Data`,
    );
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  it('leads nowhere that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      let place: unknown = document;
      for (const step of reference.split('/')) place = (place as Record<string, unknown> | undefined)?.[step];
      expect({ reference, found: place !== undefined }).toEqual({ reference, found: true });
    }
  });

  it('names each message in a channel, an operation and the components', () => {
    const messages = Object.keys(document.components.messages).toSorted();
    expect(Object.keys(document.channels['live']!.messages).toSorted()).toEqual(messages);
    expect(Object.keys(document.operations).toSorted()).toEqual(messages);
  });

  it('tells frames that are as described from those that are not', () => {
    const checker = new FrameChecker(document);
    const data = { number: 3, noteId: journalEvent(9).id, author: 'A. Tan', excerpt: 'seen' };
    const frame = { type: 'events', id: 'a', events: [journalEvent(1, { data })], cursor: 1 };
    expect(checker.faults(frame)).toEqual([]);
    const wrong: [string, unknown][] = [
      ['an unknown type', { type: 'launch' }],
      ['a missing cursor', { ...frame, cursor: undefined }],
      ['an event of an unknown type', { ...frame, events: [{ ...frame.events[0], type: 'case.exploded' }] }],
      ['an event without its data', { ...frame, events: [journalEvent(1, { data: { ...data, excerpt: 7 } })] }],
      ['data of another type', { ...frame, events: [journalEvent(1, { type: 'case.opened', data })] }],
    ];
    expect(wrong.filter(([, bad]) => checker.faults(JSON.parse(JSON.stringify(bad))).length === 0)).toEqual([]);
  });
});
