import type { Schemas } from '../api/client.ts';
import type { NamedRecipient } from './release-data.ts';

type Command = Schemas['CreateReleaseDto'];

export type CaseField = Command['selection']['case'][number];
export type AlertField = Command['selection']['alertFields'][number];

/** In the order they are shown. A field that the interface has and this has not, or the other way, does not compile. */
const all = <Field extends string>(fields: Record<Field, true>): readonly Field[] => Object.keys(fields) as Field[];
export const CASE_FIELDS = all<CaseField>({
  title: true,
  status: true,
  severity: true,
  factors: true,
  kinds: true,
  zone: true,
  times: true,
  assignee: true,
  site: true,
});
export const ALERT_FIELDS = all<AlertField>({
  kind: true,
  title: true,
  description: true,
  severity: true,
  confidence: true,
  categories: true,
  techniques: true,
  signature: true,
  times: true,
  position: true,
  entities: true,
  sensor: true,
  occurrences: true,
  reasons: true,
  rating: true,
});
export const PART_KINDS = ['alerts', 'objects', 'notes', 'observables', 'tasks'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** What somebody chose so far. It is kept as text until it is prepared, so everything in it survives JSON. */
export interface ReleaseForm {
  recipients: NamedRecipient[];
  case: CaseField[];
  alertFields: AlertField[];
  parts: Record<PartKind, 'all' | string[]>;
  roundPositionsKm: number | null;
  roundTimesMinutes: number | null;
  withholdSensors: boolean;
  removeInternalAddresses: boolean;
  withholdFreeText: boolean;
  withholdPeople: boolean;
  purpose: string;
  /** Days from preparation. */
  days: number;
  onward: boolean;
  attributed: boolean;
  follow: boolean;
  approval: 'none' | 'quorum' | 'consensus';
  quorum: number;
  approvers: NamedRecipient[];
  /** Hours from preparation. */
  deadlineHours: number;
}

/** Little goes, and what could tell too much is taken out, unless somebody decides otherwise. Nobody is named. */
export const FRESH_FORM: ReleaseForm = {
  recipients: [],
  case: ['title', 'severity', 'kinds'],
  alertFields: ['kind', 'title', 'severity', 'times', 'entities'],
  parts: { alerts: 'all', objects: [], notes: [], observables: [], tasks: [] },
  roundPositionsKm: 10,
  roundTimesMinutes: null,
  withholdSensors: true,
  removeInternalAddresses: true,
  withholdFreeText: false,
  withholdPeople: true,
  purpose: '',
  days: 7,
  onward: false,
  attributed: true,
  follow: false,
  approval: 'none',
  quorum: 1,
  approvers: [],
  deadlineHours: 24,
};

/** A form as it was kept; a fresh one where there is none, or one of an older console. */
export function formOf(kept: string): ReleaseForm {
  try {
    const found = JSON.parse(kept) as Partial<ReleaseForm>;
    return { ...FRESH_FORM, ...found, parts: { ...FRESH_FORM.parts, ...found.parts } };
  } catch {
    return FRESH_FORM;
  }
}

export type FormFault =
  | 'noRecipient'
  | 'noPurpose'
  | 'nothingChosen'
  | 'badExpiry'
  | 'noApprover'
  | 'badDeadline'
  | 'followApproval'
  | 'followTimes';

const MOST_DAYS = 366;

/** What keeps a form from being prepared. No recipient means nobody, and nothing is ever meant by leaving it empty. */
export function formFaults(form: ReleaseForm): FormFault[] {
  const asks = form.approval !== 'none';
  const parts = Object.values(form.parts).some((chosen) => chosen === 'all' || chosen.length > 0);
  const faults: [FormFault, boolean][] = [
    ['noRecipient', form.recipients.length === 0],
    ['noPurpose', form.purpose.trim() === ''],
    ['nothingChosen', form.case.length === 0 && !parts],
    ['badExpiry', !(form.days > 0 && form.days <= MOST_DAYS)],
    ['noApprover', asks && form.approvers.length === 0],
    ['badDeadline', asks && !(form.deadlineHours > 0 && form.deadlineHours <= form.days * 24)],
    ['followApproval', form.follow && asks],
    ['followTimes', form.follow && form.roundTimesMinutes !== null],
  ];
  return faults.flatMap(([fault, holds]) => (holds ? fault : []));
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What the server is asked to prepare. `now` in milliseconds. */
export function commandOf(form: ReleaseForm, caseId: string, now: number): Command {
  const { parts } = form;
  return {
    case: caseId,
    recipients: form.recipients,
    selection: { case: form.case, alertFields: form.alertFields, ...parts },
    redactions: {
      ...(form.roundPositionsKm === null ? {} : { roundPositionsKm: form.roundPositionsKm }),
      ...(form.roundTimesMinutes === null ? {} : { roundTimesMinutes: form.roundTimesMinutes }),
      withholdSensors: form.withholdSensors,
      removeInternalAddresses: form.removeInternalAddresses,
      withholdFreeText: form.withholdFreeText,
      withholdPeople: form.withholdPeople,
    },
    purpose: form.purpose.trim(),
    expiresAt: new Date(now + form.days * DAY).toISOString(),
    onward: form.onward,
    attributed: form.attributed,
    follow: form.follow,
    ...(form.approval === 'none'
      ? {}
      : {
          approval: {
            mode: form.approval,
            ...(form.approval === 'quorum' ? { quorum: form.quorum } : {}),
            approvers: form.approvers,
            deadline: new Date(now + form.deadlineHours * HOUR).toISOString(),
          },
        }),
  };
}
