import { stricter, strictestPap, strictestTlp, TLP_LABELS, type Tlp } from '../../access/policy/marking.ts';
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
  PackageReason,
  PackageTask,
} from './package.ts';
import { exactly, packageAlert } from './package-alert.ts';
import { marking, packageCase } from './package-case.ts';
import { alertsNamedBy, packageReason } from './package-reason.ts';
import type { Recipient } from './recipient.ts';
import type { AlertField, CaseField, Chosen, ReleaseRequest } from './release-request.ts';
import type { WithheldPart } from './withheld.ts';

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
      pap: strictestPap(...parts.map(({ pap }) => pap)),
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
    const by = stricter(TLP_LABELS, tlp, this.request.ceiling)
      ? 'above_release'
      : heldBack(tlp, this.recipient, this.caps);
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
    return packageCase(found, fields, derived, this.person(found.assignee));
  }

  private alert(alert: SnapshotAlert, fields: ReadonlySet<AlertField>): PackageAlert {
    const made = packageAlert(alert, fields, this.occurrences(alert));
    return fields.has('reasons') ? { ...made, reasons: this.reasons(alert, made.entities) } : made;
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

  private reasons(alert: SnapshotAlert, entities: PackageAlert['entities']): PackageReason[] {
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

function termsOf({
  purpose,
  expiresAt,
  onward,
}: ReleaseRequest['terms']): Pick<Package, 'purpose' | 'expiresAt' | 'onward'> {
  return { purpose, expiresAt, onward };
}
