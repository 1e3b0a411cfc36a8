import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { alertsQuery, type Case, notesQuery, objectsQuery, observablesQuery, tasksQuery } from '../room/case-data.ts';
import { ALERT_FIELDS, CASE_FIELDS, PART_KINDS, type PartKind, type ReleaseForm } from './release-form.ts';
import css from './release.module.css';
import { useFieldName } from './use-field-name.ts';

interface ChoosePartsProps {
  of: Case;
  form: ReleaseForm;
  onChange: (changes: Partial<ReleaseForm>) => void;
}

/** What of the case goes, field by field and part by part, and what is taken out of it. */
export function ChooseParts({ of, form, onChange }: ChoosePartsProps): ReactNode {
  const words = useWords();
  const fieldName = useFieldName();
  return (
    <>
      <fieldset>
        <legend>{words('package.case')}</legend>
        <div className={css['checks']}>
          {CASE_FIELDS.map((field) => (
            <Check
              key={field}
              label={fieldName(`case.${field}`)}
              checked={form.case.includes(field)}
              onChange={(on) => onChange({ case: toggled(CASE_FIELDS, form.case, field, on) })}
            />
          ))}
        </div>
      </fieldset>
      <Parts of={of} form={form} onChange={onChange} />
      <fieldset>
        <legend>{words('release.alertFields')}</legend>
        <div className={css['checks']}>
          {ALERT_FIELDS.map((field) => (
            <Check
              key={field}
              label={fieldName(`alert.${field}`)}
              checked={form.alertFields.includes(field)}
              onChange={(on) => onChange({ alertFields: toggled(ALERT_FIELDS, form.alertFields, field, on) })}
            />
          ))}
        </div>
      </fieldset>
      <Redactions form={form} onChange={onChange} />
    </>
  );
}

function toggled<Field>(all: readonly Field[], chosen: readonly Field[], field: Field, on: boolean): Field[] {
  return all.filter((one) => (one === field ? on : chosen.includes(one)));
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

export function Check({ label, checked, onChange }: CheckProps): ReactNode {
  return (
    <label className={css['check']}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

function Parts({ of, form, onChange }: ChoosePartsProps): ReactNode {
  const words = useWords();
  const items = useParts(of.id);
  return (
    <fieldset>
      <legend>{words('release.parts')}</legend>
      {PART_KINDS.map((kind) => (
        <PartChoice
          key={kind}
          kind={kind}
          items={items[kind]}
          chosen={form.parts[kind]}
          onChange={(chosen) => onChange({ parts: { ...form.parts, [kind]: chosen } })}
        />
      ))}
    </fieldset>
  );
}

interface PartItem {
  id: string;
  name: string;
}

function useParts(caseId: string): Readonly<Record<PartKind, PartItem[]>> {
  const alerts = useQuery(alertsQuery(caseId)).data?.items ?? [];
  const objects = useQuery(objectsQuery(caseId)).data?.items ?? [];
  const notes = useQuery(notesQuery(caseId)).data?.items ?? [];
  const observables = useQuery(observablesQuery(caseId)).data?.items ?? [];
  const tasks = useQuery(tasksQuery(caseId)).data?.items ?? [];
  return {
    alerts: alerts.map(({ id, title }) => ({ id, name: title })),
    objects: objects.map(({ id, class: kind, identity }) => ({
      id,
      name: `${kind ?? ''} ${identity ?? ''}`.trim() || id,
    })),
    notes: notes.map(({ id, body }) => ({ id, name: body.slice(0, 120) })),
    observables: observables.map(({ id, type, value }) => ({ id, name: `${type} ${value}` })),
    tasks: tasks.map(({ id, title }) => ({ id, name: title })),
  };
}

interface PartChoiceProps {
  kind: PartKind;
  items: readonly PartItem[];
  chosen: 'all' | string[];
  onChange: (chosen: 'all' | string[]) => void;
}

function PartChoice({ kind, items, chosen, onChange }: PartChoiceProps): ReactNode {
  const words = useWords();
  const id = useId();
  const mode = chosen === 'all' ? 'all' : chosen.length === 0 ? 'none' : 'some';
  const choose = (next: string): void => {
    if (next === 'all') onChange('all');
    else onChange(next === 'none' ? [] : items.slice(0, 1).map((item) => item.id));
  };
  return (
    <>
      <div className={css['part']}>
        <label htmlFor={id}>{words(`package.${kind}`, { count: items.length })}</label>
        <select id={id} value={mode} onChange={({ target }) => choose(target.value)}>
          <option value="none">{words('release.choose.none')}</option>
          <option value="all">{words('release.choose.all', { count: items.length })}</option>
          {items.length > 0 && <option value="some">{words('release.choose.some')}</option>}
        </select>
      </div>
      {mode === 'some' && chosen !== 'all' && (
        <div className={css['pick']} role="group" aria-label={words(`package.${kind}`, { count: items.length })}>
          {items.map((item) => (
            <Check
              key={item.id}
              label={item.name}
              checked={chosen.includes(item.id)}
              onChange={(on) => onChange(on ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))}
            />
          ))}
        </div>
      )}
    </>
  );
}

function Redactions({ form, onChange }: Omit<ChoosePartsProps, 'of'>): ReactNode {
  const words = useWords();
  return (
    <fieldset>
      <legend>{words('release.redactions')}</legend>
      <Amount
        label={words('redaction.round-positions')}
        unit="km"
        value={form.roundPositionsKm}
        fresh={10}
        most={500}
        onChange={(roundPositionsKm) => onChange({ roundPositionsKm })}
      />
      <Amount
        label={words('redaction.round-times')}
        unit="min"
        value={form.roundTimesMinutes}
        fresh={15}
        most={1_440}
        onChange={(roundTimesMinutes) => onChange({ roundTimesMinutes })}
      />
      <Check
        label={words('redaction.withhold-sensors')}
        checked={form.withholdSensors}
        onChange={(withholdSensors) => onChange({ withholdSensors })}
      />
      <Check
        label={words('redaction.remove-internal-addresses')}
        checked={form.removeInternalAddresses}
        onChange={(removeInternalAddresses) => onChange({ removeInternalAddresses })}
      />
      <Check
        label={words('redaction.withhold-people')}
        checked={form.withholdPeople}
        onChange={(withholdPeople) => onChange({ withholdPeople })}
      />
      <Check
        label={words('redaction.withhold-free-text')}
        checked={form.withholdFreeText}
        onChange={(withholdFreeText) => onChange({ withholdFreeText })}
      />
      <p className={css['dim']}>{words('release.redactionsLimit')}</p>
    </fieldset>
  );
}

interface AmountProps {
  label: string;
  unit: string;
  value: number | null;
  fresh: number;
  most: number;
  onChange: (value: number | null) => void;
}

function Amount({ label, unit, value, fresh, most, onChange }: AmountProps): ReactNode {
  return (
    <div className={css['check']}>
      <Check label={label} checked={value !== null} onChange={(on) => onChange(on ? fresh : null)} />
      {value !== null && (
        <>
          <input
            type="number"
            min="1"
            max={most}
            aria-label={`${label} (${unit})`}
            value={value}
            onChange={({ target }) => onChange(Math.min(most, Math.max(1, Math.trunc(Number(target.value)) || 1)))}
          />{' '}
          {unit}
        </>
      )}
    </div>
  );
}
