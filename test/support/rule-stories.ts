import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../config/package-root.ts';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { moved } from '../../src/common/geodesy.ts';
import { ENTITY_TYPES, type EntityRef, type Position } from '../../src/intake/alert.ts';
import { alert, T0 } from './engine-world.ts';

/** One alert of a story beside the rules, as docs/rules.md describes it. */
interface StoryAlert {
  at: number;
  kind?: AlertFact['kind'];
  sensor?: string;
  signature?: string;
  title?: string;
  severity?: number;
  category?: string;
  source?: string | string[];
  target?: string | string[];
  subject?: string | string[];
  track?: string;
  class?: string;
  place?: keyof typeof PLACES | [number, number];
  repeat?: { times: number; every: number };
}

type Stories = Record<string, { fires: StoryAlert[][]; silent: StoryAlert[][] }>;

const CENTRE = { lat: 35.1, lon: 129.04 };
/** Of the site of engine specs: in its critical zone, and outside of both. */
const PLACES = { inside: CENTRE, far: moved(CENTRE, { east: 9_000, north: 0 }) };

/** What is told beside the shipped rules of each of them, by name. */
export function ruleStories(): Stories {
  const folder = join(packageRoot, 'config/rules/tests');
  const found: Stories = {};
  for (const name of readdirSync(folder)) {
    for (const [rule, stories] of Object.entries(parse(readFileSync(join(folder, name), 'utf8')) as Stories)) {
      if (rule in found) throw new Error(`${rule} has stories in two files`);
      found[rule] = stories;
    }
  }
  return found;
}

/** The alerts of a story in event order. Equal ones repeat each other. */
export function storyFacts(story: readonly StoryAlert[]): AlertFact[] {
  return story
    .flatMap((told, index) =>
      Array.from({ length: told.repeat?.times ?? 1 }, (_, time) => {
        const seconds = told.at + time * (told.repeat?.every ?? 0);
        return fact(told, `${index}:${time}`, T0 + seconds * 1000);
      }),
    )
    .sort((a, b) => a.t - b.t);
}

function fact(told: StoryAlert, ref: string, t: number): AlertFact {
  const sensor = told.sensor ?? (told.track === undefined ? 'suricata' : 'sapient');
  const title = told.title ?? told.signature ?? 'Detection';
  const entities = (['source', 'target', 'subject'] as const).flatMap((role) => entitiesOf(told[role], role));
  const place = typeof told.place === 'string' ? PLACES[told.place] : told.place;
  const position: Position | null =
    place === undefined ? null : 'lat' in place ? place : { lat: place[0], lon: place[1] };
  return alert({
    ref: `${sensor}:${ref}`,
    t,
    kind: told.kind ?? (told.track === undefined ? 'cyber' : 'airspace'),
    sensorId: sensor,
    sensorCode: `KRPUS-${sensor}`,
    sensorKind: sensor,
    signature: told.signature ?? (told.track === undefined ? title : 'sapient:detection'),
    title,
    severity: told.severity ?? (told.track === undefined ? 50 : 30),
    categories: told.category === undefined ? [] : [told.category],
    entities,
    position: position && { ...position, error: 20 },
    track: told.track === undefined ? null : { id: told.track, class: told.class ?? 'UAV', classConfidence: 0.9 },
    foldKey: JSON.stringify([sensor, told.track ?? [title, told.signature, entities]]),
  });
}

function entitiesOf(told: string | string[] | undefined, role: EntityRef['role']): EntityRef[] {
  return [told ?? []].flat().map((text) => {
    const [word = '', ...value] = text.split(' ');
    const type = ENTITY_TYPES.find((known) => known === word);
    if (!type) throw new Error(`"${text}" names no entity`);
    return { type, value: value.join(' '), role };
  });
}
