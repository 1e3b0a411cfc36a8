import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../i18n/languages.ts';
import { told, type ToldEntry } from './timeline-told.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

type Sample = Pick<ToldEntry, 'type' | 'data' | 'text'>;

/** The server's own samples, with the sentences it makes of them. */
const SAMPLES = JSON.parse(read('../../../test/fixtures/timeline.json')) as Sample[];
const TYPES = [...new Set(SAMPLES.map(({ type }) => type))];
const OTHERS = Object.keys(LANGUAGES).filter((language) => language !== 'en');

const sampleOf = (type: string): Sample => SAMPLES.find((sample) => sample.type === type)!;
const entry = ({ type, data, text }: Sample): ToldEntry => ({
  type,
  data,
  text,
  actor: { name: 'Mei Tan' },
  alertRemovedAt: null,
});

/** As the console says it in a language. */
function say(language: string): Parameters<typeof told>[1] {
  const folder = fileURLToPath(new URL(`../../locales/${language}`, import.meta.url));
  const files = readdirSync(folder).map((file) => JSON.parse(read(`../../locales/${language}/${file}`)) as object);
  const texts = Object.entries(Object.assign({}, ...files) as Record<string, string>);
  const messages = Object.fromEntries(texts.map(([id, text]) => [id, compileMessage(text)]));
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  return (id, values) => i18n._(id, values as Record<string, unknown>);
}

describe('what the timeline tells', () => {
  const english = say('en');

  it.each(SAMPLES)('is in English as the server tells it: $text', (sample) => {
    // Whatever the server wrote, so that it is not merely handed through.
    expect(told(entry({ ...sample, text: 'as the server wrote it' }), english)).toBe(sample.text);
  });

  it.each(OTHERS)('is told in %s, and shows what is shown in English', (language) => {
    const own = say(language);
    for (const sample of SAMPLES) {
      const text = told(entry(sample), own);
      expect({ sample, text }).not.toEqual({ sample, text: sample.text });
      expect(text).not.toMatch(/[{}]|undefined|told\./);
      const shown = sample.text.match(/BW-\d+|TLP:[A-Z+]+|“[^”]+”|SGSIN-IDS-1|serial:\w+|Mei Tan/g) ?? [];
      for (const value of shown) expect(text).toContain(value.replaceAll(/[“”]/g, ''));
    }
  });

  it('is left as the server wrote it where the facts are others than are known here', () => {
    const written = 'As the server wrote it.';
    const left: [string, object][] = [
      ['alert.linked', { title: 'Scan', sensor: 'RID-1' }],
      ['case.status_changed', { from: 'new', to: 'parked' }],
      ['case.updated', { changes: { colour: { from: 'red', to: 'blue' } } }],
      ['part.marked', { part: 'photo', from: 'GREEN', to: 'RED' }],
      ['object.zone_entered', { class: 'uav', zone: { name: 'Berth', kind: 'quiet' } }],
      ['object.opened', { class: 'uav', zone: 'inner' }],
      ['something.new', {}],
    ];
    for (const [type, data] of left) {
      expect([type, told(entry({ type, data: { ...data }, text: written }), english)]).toEqual([type, written]);
    }
  });

  it('says so where the alert was deleted by retention', () => {
    const gone = { ...entry(sampleOf('alert.unlinked')), alertRemovedAt: '2026-11-23T04:00:00.000Z' };
    expect(told(gone, english)).toBe(`${gone.text} The alert was deleted by retention on 2026-11-23.`);
  });

  it('leaves the names of sensors and people as they are, wherever they stand', () => {
    const linked = sampleOf('alert.linked');
    const named = { ...linked, data: { ...linked.data, sensor: 'krpus-suricata' } };
    expect(told(entry(named), say('ko'))).toMatch(/^krpus-suricata의 경보/);
    expect(told({ ...entry(sampleOf('case.acknowledged')), actor: { name: 'mei' } }, english)).toMatch(/^mei /);
  });

  it('never fails, whatever a payload holds', () => {
    const fields = [...new Set(SAMPLES.flatMap(({ data }) => Object.keys(data)))];
    const payload = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), payload, (type, data) => {
        expect(told(entry({ type, data, text: 'As the server wrote it.' }), english)).not.toMatch(/undefined|\[object/);
      }),
    );
  });
});
