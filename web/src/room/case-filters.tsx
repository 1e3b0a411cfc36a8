import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { SEVERITY_CLASSES, type SeverityClass } from '../parts/severity.ts';
import { sitesQuery } from './case-data.ts';
import css from './case-list.module.css';
import { type CaseListSearch, OPEN_CHOICES } from './case-search.ts';

/** Where each class begins. */
const LEAST: Readonly<Record<SeverityClass, number>> = { info: 0, low: 20, medium: 40, high: 65, critical: 85 };
const TYPING_PAUSE = 250;

interface CaseFiltersProps {
  search: CaseListSearch;
  onChange: (search: CaseListSearch) => void;
}

export function CaseFilters({ search, onChange }: CaseFiltersProps): ReactNode {
  const words = useWords();
  const sites = useQuery(sitesQuery);
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => {
    if (text === (search.q ?? '')) return undefined;
    const timer = setTimeout(() => onChange(without({ ...search, q: text })), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, search, onChange]);
  return (
    <form className={css['filters']} role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{words('cases.words')}</span>
        <input id="case-words" type="search" value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <label>
        <span>{words('cases.status')}</span>
        <select
          value={search.status ?? 'open'}
          onChange={({ target }) => onChange(without({ ...search, status: target.value }))}
        >
          {OPEN_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {words(`status.${choice}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words('cases.site')}</span>
        <select
          value={search.site ?? ''}
          onChange={({ target }) => onChange(without({ ...search, site: target.value }))}
        >
          <option value="">{words('cases.anySite')}</option>
          {(sites.data?.items ?? []).map(({ code, name }) => (
            <option key={code} value={code}>
              {`${code} ${name}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words('cases.severity')}</span>
        <select
          value={String(search.severity ?? 0)}
          onChange={({ target }) => onChange(without({ ...search, severity: Number(target.value) }))}
        >
          {SEVERITY_CLASSES.map((of) => (
            <option key={of} value={LEAST[of]}>
              {of === 'info'
                ? words('cases.anySeverity')
                : words('cases.severityFrom', { of: words(`severity.${of}`) })}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

/** Defaults stay out of the address. */
function without({ q, status, site, severity }: CaseListSearch): CaseListSearch {
  return {
    ...(q ? { q } : {}),
    ...(status !== undefined && status !== 'open' ? { status } : {}),
    ...(site ? { site } : {}),
    ...(severity ? { severity } : {}),
  };
}
