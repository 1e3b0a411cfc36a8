/** A package as recipients get it (`breakwater-package/1`, docs/sharing.md). What was not chosen is not there. */
export interface Package {
  format?: string;
  tlp?: string;
  pap?: string;
  purpose?: string;
  expiresAt?: string;
  onward?: boolean;
  from?: { nation: string; organisation: { code: string; name: string } };
  case?: PackageCase;
  site?: { code?: string; name?: string; kind?: string; position?: PackagePosition };
  alerts?: PackageAlert[];
  objects?: PackageObject[];
  notes?: PackagePart[];
  observables?: (PackagePart & { type?: string; value?: string; role?: string; isIoc?: boolean })[];
  tasks?: (PackagePart & { title?: string; status?: string; dueAt?: string })[];
}

export interface PackagePosition {
  lat: number;
  lon: number;
  alt?: number;
  gridKm?: number;
}

export interface PackagePart {
  id: string;
  tlp?: string;
  author?: { name?: string };
  assignee?: { name?: string };
  body?: string;
  description?: string;
  createdAt?: string;
}

export interface PackageCase {
  id: string;
  tlp?: string;
  title?: string;
  status?: string;
  closeReason?: string;
  severity?: number;
  priority?: number;
  factors?: { text: string; points: number }[];
  kinds?: string[];
  zone?: string;
  firstSeen?: string;
  lastSeen?: string;
  openedAt?: string;
  closedAt?: string;
  assignee?: { id: string; name?: string };
}

export interface PackageAlert {
  id: string;
  tlp?: string;
  kind?: string;
  title?: string;
  description?: string;
  severity?: number;
  confidence?: number;
  categories?: string[];
  techniques?: string[];
  signature?: string;
  occurredAt?: string;
  firstAt?: string;
  lastAt?: string;
  position?: PackagePosition;
  entities?: { type: string; value: string; role: string }[];
  sensor?: { id: string; code?: string };
  occurrences?: number;
  reasons?: { rule: string; text: string; alert?: string }[];
  rating?: { reliability: string; credibility: number; verification: string };
}

export interface PackageObject {
  id: string;
  identity?: string;
  class?: string;
  zone?: string;
  firstSeen?: string;
  lastSeen?: string;
  position?: PackagePosition;
  crossings?: { kind: string; direction: string; at: string }[];
}

/** Whether there is nothing in it but its own frame. */
export function isEmptyPackage(given: Package | null): boolean {
  if (given === null) return true;
  const parts = [given.alerts, given.objects, given.notes, given.observables, given.tasks];
  return caseFields(given).length === 0 && parts.every((list) => (list ?? []).length === 0);
}

const FRAME = new Set(['id', 'tlp', 'pap']);

/** Fields of the case that are in the package, but those each part has. */
export function caseFields({ case: found }: Package): string[] {
  return Object.entries(found ?? {}).flatMap(([name, value]) => (FRAME.has(name) || value === undefined ? [] : [name]));
}
