import { isJsonObject, type Json } from '../common/json.ts';

/** An ATT&CK technique or sub-technique, of Enterprise, Mobile or ICS: `T1110`, `T0855`, `T1059.001`. */
const TECHNIQUE = /\bT[01]\d{3}(?:\.\d{3})?\b/g;
const MOST_NAMED = 20;

/** The attributes of an alert `a` in which techniques are named, as SQL; what else it carries may be long. */
export const NAMING_ATTRIBUTES = `jsonb_build_object('techniques', a.attributes->'techniques',
  'rule', jsonb_build_object('mitre', jsonb_build_object('id', a.attributes#>'{rule,mitre,id}')),
  'metadata', jsonb_build_object('mitre_technique_id', a.attributes#>'{metadata,mitre_technique_id}'))`;

/**
 * The techniques an alert names, without doubles, in the order it names them: where Wazuh and Suricata rules put them, under
 * `techniques`, and in its words.
 */
export function techniquesOf(attributes: Json | undefined, ...texts: readonly (string | null | undefined)[]): string[] {
  const named = isJsonObject(attributes)
    ? [
        ...listed(at(attributes, 'rule', 'mitre', 'id')),
        ...listed(at(attributes, 'metadata', 'mitre_technique_id')),
        ...listed(attributes['techniques']),
      ]
    : [];
  const found = [...named, ...texts].flatMap((text) => text?.toUpperCase().match(TECHNIQUE) ?? []);
  return [...new Set(found)].slice(0, MOST_NAMED);
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, name) => (isJsonObject(found) ? found[name] : undefined), value);
}

function listed(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
