import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip, type Tlp } from '../parts/marking-chip.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Times } from '../time/times.tsx';
import { fieldText } from './field-change.ts';
import { type Package, type PackageAlert, caseFields } from './package.ts';
import { PackageParts } from './package-parts.tsx';
import { RedactedText } from './redacted-text.tsx';
import css from './release.module.css';
import { useFieldName } from './use-field-name.ts';

/** A package as its recipient sees it: all there is to know, and nothing that is not in it. */
export function PackageView({ of }: { of: Package }): ReactNode {
  const words = useWords();
  return (
    <div className={css['package']} data-package>
      <p>
        {of.tlp !== undefined && <MarkingChip tlp={of.tlp as Tlp} />}{' '}
        {of.from === undefined
          ? words('package.unattributed')
          : words('package.from', { organisation: of.from.organisation.name, nation: of.from.nation })}
      </p>
      <CaseFields of={of} />
      {(of.alerts ?? []).length > 0 && <Alerts of={of.alerts ?? []} />}
      <PackageParts of={of} />
    </div>
  );
}

const TIMES = new Set(['firstSeen', 'lastSeen', 'openedAt', 'closedAt']);

function CaseFields({ of }: { of: Package }): ReactNode {
  const words = useWords();
  const fieldName = useFieldName();
  const names = caseFields(of);
  const values = (of.case ?? {}) as Readonly<Record<string, unknown>>;
  if (names.length === 0 && of.site === undefined) return null;
  return (
    <>
      <h3>{words('package.case')}</h3>
      <dl className={css['fields']}>
        {names.map((name) => {
          const value = values[name];
          return (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{fieldName(`case.${name}`)}</dt>
              <dd>
                {TIMES.has(name) && typeof value === 'string' ? (
                  <Times at={value} full />
                ) : name === 'severity' && typeof value === 'number' ? (
                  <SeverityChip severity={value} />
                ) : (
                  <RedactedText text={fieldText(value) ?? words('package.somebody')} />
                )}
              </dd>
            </div>
          );
        })}
        {of.site !== undefined && (
          <div style={{ display: 'contents' }}>
            <dt>{fieldName('case.site')}</dt>
            <dd>
              <RedactedText
                text={[of.site.name, of.site.kind, fieldText(of.site.position)].filter(Boolean).join(' · ') || '–'}
              />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** Columns that any of the alerts has; a column of nothing would say that there is something. */
const COLUMNS = [
  'severity',
  'kind',
  'title',
  'occurredAt',
  'position',
  'entities',
  'sensor',
  'occurrences',
  'reasons',
] as const;
const BELOW = [
  'description',
  'signature',
  'categories',
  'techniques',
  'confidence',
  'firstAt',
  'lastAt',
  'rating',
] as const;

function Alerts({ of }: { of: readonly PackageAlert[] }): ReactNode {
  const words = useWords();
  const fieldName = useFieldName();
  const columns = COLUMNS.filter((column) => of.some((alert) => alert[column] !== undefined));
  return (
    <>
      <h3>{words('package.alerts', { count: of.length })}</h3>
      <div
        className={css['scroller']}
        tabIndex={0}
        role="region"
        aria-label={words('package.alerts', { count: of.length })}
      >
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {fieldName(`alert.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((alert) => (
              <tr key={alert.id}>
                {columns.map((column) => (
                  <td key={column}>
                    <Value of={alert} field={column} />
                    {column === 'title' && <Below of={alert} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Value({ of, field }: { of: PackageAlert; field: (typeof COLUMNS)[number] }): ReactNode {
  const value = of[field];
  if (field === 'severity' && of.severity !== undefined) return <SeverityChip severity={of.severity} short />;
  if (field === 'occurredAt' && of.occurredAt !== undefined) return <Times at={of.occurredAt} full />;
  const text = fieldText(value);
  return text === null ? <span className={css['dim']}>–</span> : <RedactedText text={text} />;
}

function Below({ of }: { of: PackageAlert }): ReactNode {
  const fieldName = useFieldName();
  return BELOW.map((field) => {
    const value = of[field];
    const text =
      field === 'rating' && of.rating !== undefined
        ? `${of.rating.reliability}${String(of.rating.credibility)} ${of.rating.verification}`
        : fieldText(value);
    return text === null ? null : (
      <div key={field} className={css['dim']}>
        {`${fieldName(`alert.${field}`)}: `}
        <RedactedText text={text} />
      </div>
    );
  });
}
