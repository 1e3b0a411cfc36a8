interface Act {
  actor: { id: string; name: string };
  recordedAt: string;
}

export interface ActedPerson {
  id: string;
  name: string;
  at: string;
}

const MOST = 8;

/** People who did something, the latest first, once each; what the system does is nobody's act. */
export function actedLately(entries: readonly Act[]): ActedPerson[] {
  const latest = new Map<string, ActedPerson>();
  for (const { actor, recordedAt } of entries) {
    if (!actor.id.startsWith('person:')) continue;
    const known = latest.get(actor.id);
    if (known === undefined || known.at < recordedAt) latest.set(actor.id, { ...actor, at: recordedAt });
  }
  return [...latest.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST);
}
