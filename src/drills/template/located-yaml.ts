import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { RuleFault } from '../../rules/rule-fault.ts';
import { type Place, readYaml, type Tree } from '../../rules/yaml-tree.ts';

export type { RuleFault as TextFault } from '../../rules/rule-fault.ts';

/** A YAML document as plain JSON that still knows where each part of it stands. */
export interface LocatedYaml {
  value: JsonObject;
  /** Where what a JSON pointer names begins; of what is missing, where it would belong. */
  placeOf: (pointer: string) => Place;
  /** Where the key stands under which a map holds something. */
  keyPlaceOf: (pointer: string, key: string) => Place;
}

const LONGEST = 1_000_000;
const START: Place = { line: 1, column: 1 };

/** Reads a text that holds one map. */
export function readLocatedYaml(file: string, text: string): { yaml: LocatedYaml | null; faults: RuleFault[] } {
  const fault = (message: string, place: Place = START): RuleFault => ({ file, ...place, message });
  if (text.length > LONGEST) return { yaml: null, faults: [fault(`Longer than ${LONGEST} characters`)] };
  const { documents, faults } = readYaml(file, text);
  if (faults.length > 0) return { yaml: null, faults };
  const [tree, second] = documents;
  if (!tree || second) return { yaml: null, faults: [fault('The file holds one document', second?.place)] };
  const places = new Map<string, Place>();
  const value = plain(tree, '', places);
  if (!isJsonObject(value)) return { yaml: null, faults: [fault('The document must be a map', tree.place)] };
  return {
    yaml: {
      value,
      placeOf: (pointer) => nearest(places, pointer),
      keyPlaceOf: (pointer, key) => places.get(`${pointer}#${key}`) ?? nearest(places, pointer),
    },
    faults: [],
  };
}

/** The step of a JSON pointer for a key (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function plain(tree: Tree, pointer: string, places: Map<string, Place>): Json {
  places.set(pointer, tree.place);
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map((item, index) => plain(item, pointer + pointerStep(index), places));
  const map: JsonObject = Object.create(null) as JsonObject;
  for (const { key, keyPlace, value } of tree.entries) {
    places.set(`${pointer}#${key}`, keyPlace);
    map[key] = plain(value, pointer + pointerStep(key), places);
  }
  return { ...map };
}

function nearest(places: ReadonlyMap<string, Place>, pointer: string): Place {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
    if (at === '') return START;
  }
}
