export interface FieldChange {
  field: string;
  /** As it is with us; null where we do not know which of ours it is. */
  own: string | null;
  /** As it leaves; null where it does not. */
  leaves: string | null;
}

/** A value of a part as a line of text, the same for ours and for the package's, so that both can be held together. */
export function fieldText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) {
    const texts = value.flatMap((one) => fieldText(one) ?? []);
    return texts.length === 0 ? null : texts.join(', ');
  }
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  return objectText(value as Readonly<Record<string, unknown>>);
}

function objectText(given: Readonly<Record<string, unknown>>): string | null {
  const { lat, lon, gridKm, text, type, value, role, code, name } = given;
  if (typeof lat === 'number' && typeof lon === 'number') {
    const at = `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
    return typeof gridKm === 'number' ? `${at} (${String(gridKm)} km)` : at;
  }
  if (typeof text === 'string') return text;
  if (typeof type === 'string' && typeof value === 'string') return `${type} ${value} (${String(role)})`;
  if (typeof name === 'string') return name;
  return typeof code === 'string' ? code : null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Chosen fields as they are with us and as they leave. What is the same on both sides has the same text. */
export function fieldChanges(fields: readonly string[], own: Fields | null, packed: Fields): FieldChange[] {
  return fields
    .map((field) => ({ field, own: own === null ? null : fieldText(own[field]), leaves: fieldText(packed[field]) }))
    .filter(({ own, leaves }) => own !== null || leaves !== null);
}
