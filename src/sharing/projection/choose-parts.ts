import { compareTlp, type Pap, PAP_LABELS, strictestTlp, type Tlp } from '../../access/policy/marking.ts';
import { CATEGORIES } from '../../intake/formats/categories.ts';
import type { CaseSnapshot, OccurrenceCount, Person, SnapshotAlert, SnapshotObject } from './case-snapshot.ts';
import { type Caps, heldBack } from './caps.ts';
import { defined } from './deep-texts.ts';
import type {
  Package,
  PackageAlert,
  PackageCase,
  PackageNote,
  PackageObject,
  PackageObservable,
  PackagePerson,
  PackageTask,
} from './package.ts';
import { alertsNamedBy, packageReason } from './package-reason.ts';
import type { Recipient } from './recipient.ts';
import type { AlertField, CaseField, Chosen, ReleaseRequest } from './release-request.ts';
import type { WithheldPart } from './withheld.ts';

const KNOWN_CATEGORIES: ReadonlySet<string> = new Set(CATEGORIES);

/** The parts of a case one recipient may have, unredacted and under the owner's ids. */
export interface ChosenParts {
  draft: Package;
  withheld: WithheldPart[];
}

/** Chooses parts and fields, and keeps back what a marking or a cap keeps back. Everything in a package is named here. */
export function chooseParts(
  snapshot: CaseSnapshot,
  request: ReleaseRequest,
  recipient: Recipient,
  caps: Caps,
): ChosenParts {
  const chooser = new PartChooser(snapshot, request, recipient, caps);
  return { draft: chooser.draft(), withheld: chooser.withheld };
}

class PartChooser {
  readonly withheld: WithheldPart[] = [];
  private readonly people: ReadonlyMap<string, Person>;
  private readonly alerts: ReadonlyMap<string, SnapshotAlert>;
  private readonly carried: ReadonlySet<string>;

  constructor(
    private readonly snapshot: CaseSnapshot,
    private readonly request: ReleaseRequest,
    private readonly recipient: Recipient,
    private readonly caps: Caps,
  ) {
    this.people = new Map(snapshot.people.map((person) => [person.id, person]));
    this.alerts = new Map(snapshot.alerts.map((alert) => [alert.id, alert]));
    const { selection } = request;
    this.carried = new Set(this.pick('alert', selection.alerts, snapshot.alerts).map(({ id }) => id));
  }

  draft(): Package {
    const { snapshot, request } = this;
    const { selection, terms } = request;
    const { organisation, site } = snapshot;
    const alertFields = new Set(selection.alertFields);
    const found = this.case(new Set(selection.case));
    const alerts = snapshot.alerts
      .filter(({ id }) => this.carried.has(id))
      .map((alert) => this.alert(alert, alertFields));
    const objects = this.objects();
    const notes = this.pick('note', selection.notes, snapshot.notes).map((note): PackageNote =>
      defined({
        ...marking(note),
        author: this.person(note.author),
        body: note.body,
        createdAt: note.createdAt,
      }),
    );
    const observables = this.pick('observable', selection.observables, snapshot.observables).map(
      (observable): PackageObservable =>
        defined({
          ...marking(observable),
          type: observable.type,
          value: observable.value,
          role: observable.role,
          isIoc: observable.isIoc,
          description: observable.description ?? undefined,
          author: this.person(observable.createdBy),
          createdAt: observable.createdAt,
        }),
    );
    const tasks = this.pick('task', selection.tasks, snapshot.tasks).map((task): PackageTask =>
      defined({
        ...marking(task),
        title: task.title,
        description: task.description ?? undefined,
        status: task.status,
        assignee: this.person(task.assignee),
        createdAt: task.createdAt,
        dueAt: task.dueAt ?? undefined,
      }),
    );
    const parts = [...(found ? [found] : []), ...alerts, ...notes, ...observables, ...tasks];
    return defined({
      format: 'breakwater-package/1' as const,
      tlp: strictestTlp(...[...parts, ...objects].map(({ tlp }) => tlp)),
      pap: strictestPap(parts.map(({ pap }) => pap)),
      ...termsOf(terms),
      from: terms.attributed
        ? { nation: organisation.nation, organisation: { code: organisation.code, name: organisation.name } }
        : undefined,
      case: found,
      site:
        found && selection.case.includes('site')
          ? {
              code: site.code,
              name: site.name,
              kind: site.kind,
              position: { lat: site.lat, lon: site.lon },
            }
          : undefined,
      alerts,
      objects,
      notes,
      observables,
      tasks,
    });
  }

  /** Notes what is kept back and says whether anything is. */
  private holds(kind: WithheldPart['kind'], id: string, tlp: Tlp): boolean {
    const by = compareTlp(tlp, this.request.ceiling) > 0 ? 'above_release' : heldBack(tlp, this.recipient, this.caps);
    if (by === undefined) return false;
    this.withheld.push({ kind, id, tlp, by });
    return true;
  }

  private pick<Part extends { id: string; tlp: Tlp }>(
    kind: WithheldPart['kind'],
    chosen: Chosen,
    parts: readonly Part[],
  ): Part[] {
    const ids = chosen === 'all' ? undefined : new Set(chosen);
    return parts.filter((part) => ids?.has(part.id) !== false && !this.holds(kind, part.id, part.tlp));
  }

  private case(fields: ReadonlySet<CaseField>): PackageCase | undefined {
    const found = this.snapshot.case;
    if (fields.size === 0 || this.holds('case', found.id, found.tlp)) return undefined;
    // What the engine makes of the alerts is marked as they are; what a person set is marked as the case is.
    const ofAlerts = strictestTlp(found.tlp, found.alertsTlp);
    const derived = ofAlerts === found.tlp || !this.holds('case', found.id, ofAlerts);
    const title = fields.has('title') && (derived || found.titleSource === 'person');
    const severity = fields.has('severity') && (derived || found.severitySource === 'person');
    const times = fields.has('times');
    return defined({
      ...marking(found),
      tlp: derived ? ofAlerts : found.tlp,
      title: title ? found.title : undefined,
      status: fields.has('status') ? found.status : undefined,
      closeReason: fields.has('status') ? (found.closeReason ?? undefined) : undefined,
      severity: severity ? found.severity : undefined,
      priority: severity ? found.priority : undefined,
      // Factors quote the engine's title, so they go where it goes.
      factors: fields.has('factors') && title && derived && found.titleSource === 'engine' ? found.factors : undefined,
      kinds: fields.has('kinds') && derived ? found.kinds : undefined,
      zone: fields.has('zone') && derived ? found.zone : undefined,
      firstSeen: times && derived ? found.firstSeen : undefined,
      lastSeen: times && derived ? found.lastSeen : undefined,
      openedAt: times && derived ? found.openedAt : undefined,
      closedAt: times ? (found.closedAt ?? undefined) : undefined,
      assignee: fields.has('assignee') ? this.person(found.assignee) : undefined,
    });
  }

  private alert(alert: SnapshotAlert, fields: ReadonlySet<AlertField>): PackageAlert {
    const has = (field: AlertField): boolean => fields.has(field);
    const counted = this.occurrences(alert);
    const entities = has('entities')
      ? alert.entities.map(({ type, value, role }) => ({ type, value, role }))
      : undefined;
    const { position } = alert;
    return defined({
      ...marking(alert),
      kind: has('kind') ? alert.kind : undefined,
      title: has('title') ? alert.title : undefined,
      description: has('description') ? (alert.description ?? undefined) : undefined,
      severity: has('severity') ? alert.severity : undefined,
      confidence: has('confidence') ? (alert.confidence ?? undefined) : undefined,
      categories: has('categories') ? alert.categories.filter((name) => KNOWN_CATEGORIES.has(name)) : undefined,
      signature: has('signature') && (has('title') || !isMadeOfTitle(alert)) ? alert.signature : undefined,
      occurredAt: has('times') ? alert.occurredAt : undefined,
      firstAt: has('times') ? counted?.firstAt : undefined,
      lastAt: has('times') ? counted?.lastAt : undefined,
      position: has('position') && position ? exactly(position) : undefined,
      entities,
      sensor: has('sensor') ? defined({ id: alert.sensor.id, code: alert.sensor.code ?? undefined }) : undefined,
      occurrences: has('occurrences') ? counted?.count : undefined,
      reasons: has('reasons') ? this.reasons(alert, entities) : undefined,
      rating: has('rating') && alert.rating ? { ...alert.rating } : undefined,
    });
  }

  /** Repeats count where their own marking lets them; the alert's own is among them. */
  private occurrences(alert: SnapshotAlert): OccurrenceCount | undefined {
    const admitted = alert.occurrences.filter(
      ({ tlp }) => tlp === alert.tlp || !this.holds('occurrences', alert.id, tlp),
    );
    return admitted.reduce<OccurrenceCount | undefined>(
      (sum, next) =>
        sum === undefined
          ? next
          : {
              tlp: alert.tlp,
              count: sum.count + next.count,
              firstAt: sum.firstAt < next.firstAt ? sum.firstAt : next.firstAt,
              lastAt: sum.lastAt > next.lastAt ? sum.lastAt : next.lastAt,
            },
      undefined,
    );
  }

  private reasons(alert: SnapshotAlert, entities: PackageAlert['entities']): PackageAlert['reasons'] {
    return alert.reasons.flatMap((reason) => {
      const named = alertsNamedBy(reason);
      if (named.every((id) => this.carried.has(id))) return [packageReason(reason, entities)];
      // As strict as what it names, so that the note of it tells nobody of an alert they do not see.
      const labels = named.map((id) => this.alerts.get(id)?.tlp ?? this.snapshot.case.alertsTlp);
      this.withheld.push({
        kind: 'reason',
        id: alert.id,
        tlp: strictestTlp(alert.tlp, ...labels),
        by: 'names_withheld_alert',
      });
      return [];
    });
  }

  /** An object is marked as the case and as every alert its position was made of. */
  private objects(): PackageObject[] {
    const { selection } = this.request;
    const marked = this.snapshot.objects.map((object) => ({ ...object, tlp: this.tlpOfObject(object) }));
    return this.pick('object', selection.objects, marked).map(({ position, ...object }) =>
      defined({
        id: object.id,
        tlp: object.tlp,
        identity: object.identity ?? undefined,
        class: object.class ?? undefined,
        zone: object.zone,
        firstSeen: object.firstSeen,
        lastSeen: object.lastSeen,
        position: position ? exactly(position) : undefined,
        tracks: object.tracks.map(({ sensor, trackId, alertId }) =>
          defined({ alert: this.carried.has(alertId) ? alertId : undefined, sensor, trackId }),
        ),
        crossings: object.crossings.map((crossing) => ({ ...crossing })),
      }),
    );
  }

  private tlpOfObject(object: SnapshotObject): Tlp {
    const made = object.tracks.flatMap(({ alertId }) => {
      const alert = this.alerts.get(alertId);
      return alert ? [alert.tlp, ...alert.occurrences.map(({ tlp }) => tlp)] : [this.snapshot.case.alertsTlp];
    });
    return strictestTlp(this.snapshot.case.tlp, ...made);
  }

  private person(id: string | null): PackagePerson | undefined {
    if (id === null) return undefined;
    return defined({ id, name: this.people.get(id)?.name ?? undefined });
  }
}

function marking({ id, tlp, pap }: { id: string; tlp: Tlp; pap: Pap }): { id: string; tlp: Tlp; pap: Pap } {
  return { id, tlp, pap };
}

function termsOf({
  purpose,
  expiresAt,
  onward,
}: ReleaseRequest['terms']): Pick<Package, 'purpose' | 'expiresAt' | 'onward'> {
  return { purpose, expiresAt, onward };
}

function exactly({ lat, lon, alt, error }: { lat: number; lon: number; alt: number | null; error: number | null }) {
  return defined({ lat, lon, alt: alt ?? undefined, error: error ?? undefined });
}

function strictestPap(labels: readonly Pap[]): Pap {
  return labels.reduce<Pap>((a, b) => (PAP_LABELS.indexOf(a) >= PAP_LABELS.indexOf(b) ? a : b), 'CLEAR');
}

/** Where a sender names no signature, intake makes one of the title with its numbers taken out. */
function isMadeOfTitle({ signature, title }: SnapshotAlert): boolean {
  const words = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
  return words(signature).includes(words(title).slice(0, 60));
}
