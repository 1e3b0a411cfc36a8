import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type DrillTemplate, RUN_ROLES, type RunRole } from './contract.ts';
import { peopleQuery } from './drill-queries.ts';
import { type DraftFault, intoCell, type MemberDraft, type RunDraft } from './run-draft.ts';
import css from './drills.module.css';

interface MemberFieldsProps {
  template: DrillTemplate;
  /** Those that people can be named for. */
  cells: DrillTemplate['cells'];
  draft: RunDraft;
  faults: ReadonlyMap<string, DraftFault>;
  onChange: (draft: RunDraft) => void;
}

/** Who is in the run, of the own organisation; every other names its own. */
export function MemberFields({ template, cells, draft, faults, onChange }: MemberFieldsProps): ReactNode {
  const words = useWords();
  const { data: people } = useQuery(peopleQuery);
  const change = (key: number, next: (member: MemberDraft) => MemberDraft): void =>
    onChange({ ...draft, members: draft.members.map((member) => (member.key === key ? next(member) : member)) });
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.members')}</legend>
      <p className={css['under']}>{words('drills.membersHint')}</p>
      {draft.members.map((member) => {
        const { key } = member;
        const fault = faults.get(`member ${String(key)}`);
        const faultId = `member-fault-${String(key)}`;
        return (
          <div key={key} className={css['member']} role="group" aria-label={words('drills.member', { number: key })}>
            <label className={css['account']}>
              {words('drills.account')}
              <select
                value={member.account}
                aria-invalid={fault !== undefined}
                aria-describedby={fault === undefined ? undefined : faultId}
                onChange={({ target }) => change(key, (one) => ({ ...one, account: target.value }))}
              >
                <option value="">{words('drills.choosePerson')}</option>
                {people?.items.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words('drills.column.cell')}
              <select
                value={member.cell}
                onChange={({ target }) => change(key, (one) => intoCell(one, target.value, template))}
              >
                {cells.map(({ code, title }) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words('drills.roleIn')}
              <select
                value={member.role}
                onChange={({ target }) => change(key, (one) => ({ ...one, role: target.value as RunRole }))}
              >
                {RUN_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {words(`drills.role.${role}`)}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              data-kind="quiet"
              aria-label={words('drills.removeMember', { number: key })}
              onClick={() => onChange({ ...draft, members: draft.members.filter((one) => one.key !== key) })}
            >
              ×
            </button>
            {fault !== undefined && (
              <p id={faultId} className={css['fault']} role="alert">
                {words(`drills.fault.${fault}`)}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
