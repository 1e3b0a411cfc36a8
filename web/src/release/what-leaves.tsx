import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { utcFull } from '../time/format-time.ts';
import { alertsQuery, type Case, namingAlertsQuery } from '../room/case-data.ts';
import { type FieldChange, fieldChanges } from './field-change.ts';
import { matchAlerts } from './match-alerts.ts';
import type { Package } from './package.ts';
import type { PackagePreview, Redactions, Release, Selection } from './release-data.ts';
import { RedactedText } from './redacted-text.tsx';
import css from './release.module.css';
import { useFieldName } from './use-field-name.ts';
import { alertNames, caseNames } from './who-sees-what.ts';

interface WhatLeavesProps {
  of: Case;
  release: Release;
  preview: PackagePreview;
}

/**
 * Field by field what leaves, held against what we have: what a redaction takes is struck through. The package itself
 * comes from the function that publishes; what is struck through is ours, and only shown here.
 */
export function WhatLeaves({ of, release, preview }: WhatLeavesProps): ReactNode {
  const words = useWords();
  const given = preview.package as Package | null;
  return (
    <>
      <KeptBack of={of} preview={preview} />
      {given === null ? (
        <p className={css['danger']}>{words('release.nothingLeaves')}</p>
      ) : (
        <Leaving of={of} release={release} given={given} />
      )}
    </>
  );
}

function Leaving({ of, release, given }: { of: Case; release: Release; given: Package }): ReactNode {
  const words = useWords();
  const selection = release.selection as unknown as Partial<Selection>;
  const { roundTimesMinutes } = release.redactions as unknown as Redactions;
  const own = useOwnAlerts(of.id);
  const packed = given.alerts ?? [];
  const matched = matchAlerts([...own.values()], packed, roundTimesMinutes);
  const alertFields = alertNames(selection.alertFields ?? []);
  return (
    <>
      <Changes
        title={words('package.case')}
        changes={[
          ...fieldChanges(
            caseNames(selection.case ?? []).filter((name) => name !== 'site'),
            { ...of, site: null },
            { ...given.case },
          ),
          ...((selection.case ?? []).includes('site')
            ? fieldChanges(['site'], { site: of.site }, { site: given.site })
            : []),
        ]}
        kind="case"
      />
      {packed.map((alert) => {
        const ours = own.get(matched.get(alert.id) ?? '');
        return (
          <Changes
            key={alert.id}
            title={ours?.title ?? alert.title ?? words('links.alert')}
            changes={fieldChanges(alertFields, ours === undefined ? null : { ...ours }, { ...alert })}
            kind="alert"
          />
        );
      })}
      {(['objects', 'notes', 'observables', 'tasks'] as const).map((kind) => {
        const parts = given[kind] ?? [];
        return parts.length === 0 ? null : (
          <p key={kind}>
            {words(`package.${kind}`)}: {parts.length}
          </p>
        );
      })}
    </>
  );
}

function useOwnAlerts(caseId: string) {
  const heads = useQuery(alertsQuery(caseId));
  const naming = useQuery(namingAlertsQuery(caseId));
  const entities = new Map((naming.data?.items ?? []).map((alert) => [alert.id, alert.entities]));
  return new Map(
    (heads.data?.items ?? []).map((alert) => [
      alert.id,
      Object.assign({ entities: entities.get(alert.id) ?? [] }, alert),
    ]),
  );
}

/** Instants as people read them; what is compared stays as it is. */
const readable = (text: string): string => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? utcFull(new Date(text)) : text);

interface ChangesProps {
  title: string;
  changes: readonly FieldChange[];
  kind: 'case' | 'alert';
}

function Changes({ title, changes, kind }: ChangesProps): ReactNode {
  const words = useWords();
  const fieldName = useFieldName();
  if (changes.length === 0) return null;
  return (
    <table className={css['changes']}>
      <caption>{title}</caption>
      <tbody>
        {changes.map(({ field, own, leaves }) => (
          <tr key={field}>
            <th scope="row">{fieldName(`${kind}.${field}`)}</th>
            <td>
              {own !== null && own !== leaves && <del>{readable(own)}</del>}{' '}
              {leaves === null ? (
                <span className={css['dim']}>{words('release.staysHere')}</span>
              ) : (
                <RedactedText text={readable(leaves)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was chosen and is kept back by a marking or a cap, and how many values each redaction changed. */
function KeptBack({ of, preview }: { of: Case; preview: PackagePreview }): ReactNode {
  const words = useWords();
  const heads = useQuery(alertsQuery(of.id));
  const nameOf = (id: string): string =>
    heads.data?.items.find((alert) => alert.id === id)?.title ?? (id === of.id ? of.title : id);
  return (
    <>
      {preview.withheld.length > 0 && (
        <div className={css['withheld']}>
          <p className={css['warning']}>{words('release.keptBack', { count: preview.withheld.length })}</p>
          <ul className={css['list']}>
            {preview.withheld.map(({ kind, id, tlp, by }) => (
              <li key={`${kind}${id}${by}`}>
                <del>{nameOf(id)}</del>
                <span>
                  <MarkingChip tlp={tlp} /> {words(`release.withheldBy.${by}`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.redactions.length > 0 && (
        <ul className={css['list']}>
          {preview.redactions.map(({ redaction, values }) => (
            <li key={redaction}>
              <span>{words(`redaction.${redaction as 'round-positions'}`)}</span>
              <span className={css['dim']}>{words('release.values', { count: values })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
