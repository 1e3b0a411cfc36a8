import { CATEGORIES } from '../../intake/formats/categories.ts';
import type { ExactPosition, OccurrenceCount, SnapshotAlert } from './case-snapshot.ts';
import { defined } from './deep-texts.ts';
import type { PackageAlert, PackagePosition } from './package.ts';
import { marking } from './package-case.ts';
import type { AlertField } from './release-request.ts';

const KNOWN_CATEGORIES: ReadonlySet<string> = new Set(CATEGORIES);

/** The chosen fields of an alert, but its reasons; `counted` are the occurrences its recipient may know of. */
export function packageAlert(
  alert: SnapshotAlert,
  fields: ReadonlySet<AlertField>,
  counted: OccurrenceCount | undefined,
): PackageAlert {
  const has = (field: AlertField): boolean => fields.has(field);
  const { position } = alert;
  return defined({
    ...marking(alert),
    kind: has('kind') ? alert.kind : undefined,
    title: has('title') ? alert.title : undefined,
    description: has('description') ? (alert.description ?? undefined) : undefined,
    severity: has('severity') ? alert.severity : undefined,
    confidence: has('confidence') ? (alert.confidence ?? undefined) : undefined,
    categories: has('categories') ? alert.categories.filter((name) => KNOWN_CATEGORIES.has(name)) : undefined,
    techniques: has('techniques') && alert.techniques.length > 0 ? alert.techniques : undefined,
    signature: has('signature') && (has('title') || !isMadeOfTitle(alert)) ? alert.signature : undefined,
    occurredAt: has('times') ? alert.occurredAt : undefined,
    firstAt: has('times') ? counted?.firstAt : undefined,
    lastAt: has('times') ? counted?.lastAt : undefined,
    position: has('position') && position ? exactly(position) : undefined,
    entities: has('entities') ? alert.entities.map(({ type, value, role }) => ({ type, value, role })) : undefined,
    sensor: has('sensor') ? defined({ id: alert.sensor.id, code: alert.sensor.code ?? undefined }) : undefined,
    occurrences: has('occurrences') ? counted?.count : undefined,
    rating: has('rating') && alert.rating ? { ...alert.rating } : undefined,
  });
}

export function exactly({ lat, lon, alt, error }: ExactPosition): PackagePosition {
  return defined({ lat, lon, alt: alt ?? undefined, error: error ?? undefined });
}

/** Where a sender names no signature, intake makes one of the title with its numbers taken out. */
function isMadeOfTitle({ signature, title }: SnapshotAlert): boolean {
  const words = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
  return words(signature).includes(words(title).slice(0, 60));
}
