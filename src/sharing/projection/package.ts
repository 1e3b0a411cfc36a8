import type { Pap, Tlp } from '../../access/policy/marking.ts';

/** A place as a package tells it; `gridKm` where it is the centre of a cell of that size and no exact place. */
export interface PackagePosition {
  lat: number;
  lon: number;
  alt?: number;
  /** One sigma, in metres. */
  error?: number;
  gridKm?: number;
}

export interface PackagePerson {
  /** Stable within this package alone. */
  id: string;
  name?: string;
}

export interface PackageCase {
  id: string;
  tlp: Tlp;
  pap: Pap;
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
  assignee?: PackagePerson;
}

export interface PackageReason {
  rule: string;
  version: number;
  text: string;
  /** Id, within the package, of the other alert. */
  alert?: string;
}

export interface PackageEntity {
  type: string;
  value: string;
  role: string;
}

export interface PackageAlert {
  id: string;
  tlp: Tlp;
  pap: Pap;
  kind?: string;
  title?: string;
  description?: string;
  severity?: number;
  confidence?: number;
  categories?: string[];
  /** ATT&CK techniques that its sensor names. */
  techniques?: string[];
  signature?: string;
  occurredAt?: string;
  firstAt?: string;
  lastAt?: string;
  position?: PackagePosition;
  entities?: PackageEntity[];
  sensor?: { id: string; code?: string };
  occurrences?: number;
  reasons?: PackageReason[];
  rating?: { reliability: string; credibility: number; verification: string };
}

export interface PackageObject {
  id: string;
  tlp: Tlp;
  identity?: string;
  class?: string;
  zone: string;
  firstSeen: string;
  lastSeen: string;
  position?: PackagePosition;
  /** The alerts of this package whose tracks it was made of, and the sensors that held them. */
  tracks: { alert?: string; sensor?: string; trackId?: string }[];
  crossings: { zone?: string; kind: string; direction: string; at: string }[];
}

export interface PackageNote {
  id: string;
  tlp: Tlp;
  pap: Pap;
  author?: PackagePerson;
  body?: string;
  createdAt: string;
}

export interface PackageObservable {
  id: string;
  tlp: Tlp;
  pap: Pap;
  type: string;
  value: string;
  role: string;
  /** Something to look for elsewhere. */
  isIoc: boolean;
  description?: string;
  author?: PackagePerson;
  createdAt: string;
}

export interface PackageTask {
  id: string;
  tlp: Tlp;
  pap: Pap;
  title?: string;
  description?: string;
  status: string;
  assignee?: PackagePerson;
  createdAt: string;
  dueAt?: string;
}

/** All that a recipient gets to know. Made by `project` alone. */
export interface Package {
  format: 'breakwater-package/1';
  /** The strictest marking of anything in it. */
  tlp: Tlp;
  pap: Pap;
  purpose: string;
  expiresAt: string;
  onward: boolean;
  /** Whose it is; absent where the owner does not say. */
  from?: { nation: string; organisation: { code: string; name: string } };
  case?: PackageCase;
  site?: { code?: string; name?: string; kind?: string; position?: PackagePosition };
  alerts: PackageAlert[];
  objects: PackageObject[];
  notes: PackageNote[];
  observables: PackageObservable[];
  tasks: PackageTask[];
}
