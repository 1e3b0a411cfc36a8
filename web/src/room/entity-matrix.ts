export interface NamingAlert {
  id: string;
  title: string;
  severity: number;
  entities: readonly { type: string; value: string; role: string }[];
}

export interface SharedEntity {
  key: string;
  type: string;
  value: string;
  /** Alerts that name it, with its part in each. */
  roles: ReadonlyMap<string, string>;
}

export interface EntityMatrix {
  alerts: NamingAlert[];
  entities: SharedEntity[];
  /** Shared things that are left out, since there are too many for a picture or a table. */
  leftOut: number;
}

const MOST_ENTITIES = 30;

/** Which alerts name the same things: what two of them name, the most named first. */
export function entityMatrix(alerts: readonly NamingAlert[]): EntityMatrix {
  const found = new Map<string, { type: string; value: string; roles: Map<string, string> }>();
  for (const { id, entities } of alerts) {
    for (const { type, value, role } of entities) {
      const key = `${type}:${value.toLowerCase()}`;
      const entity = found.get(key) ?? { type, value, roles: new Map<string, string>() };
      const known = entity.roles.get(id);
      entity.roles.set(id, known === undefined || known.split(', ').includes(role) ? role : `${known}, ${role}`);
      found.set(key, entity);
    }
  }
  const shared = [...found]
    .filter(([, { roles }]) => roles.size > 1)
    .map(([key, { type, value, roles }]): SharedEntity => ({ key, type, value, roles }))
    .sort((a, b) => b.roles.size - a.roles.size || (a.key < b.key ? -1 : 1));
  const entities = shared.slice(0, MOST_ENTITIES);
  return {
    alerts: alerts.filter(({ id }) => entities.some(({ roles }) => roles.has(id))),
    entities,
    leftOut: shared.length - entities.length,
  };
}

/** More than this many in one picture is a ball of wool. */
export const MOST_NODES = 40;

export const isDrawable = ({ alerts, entities }: EntityMatrix): boolean =>
  entities.length > 0 && alerts.length + entities.length <= MOST_NODES;
