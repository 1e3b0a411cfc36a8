import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { SEVERITY_CLASSES, type SeverityClass } from '../parts/severity.ts';
import { type Domain, DOMAINS, EVERYTHING, isNarrow, type MapFilter } from './filter.ts';
import css from './map.module.css';

interface MapFiltersProps {
  filter: MapFilter;
  nations: readonly string[];
  withGone: boolean;
  onFilter: (filter: MapFilter) => void;
  onWithGone: (withGone: boolean) => void;
}

export function MapFilters({ filter, nations, withGone, onFilter, onWithGone }: MapFiltersProps): ReactNode {
  const words = useWords();
  return (
    <form className={css['filters']} aria-label={words('map.filter')} onSubmit={(event) => event.preventDefault()}>
      <label>
        {words('map.filter.severity')}
        <select
          value={filter.least}
          onChange={({ target }) => onFilter({ ...filter, least: target.value as SeverityClass })}
        >
          {SEVERITY_CLASSES.map((each) => (
            <option key={each} value={each}>
              {each === 'info' ? words('map.all') : words('map.orWorse', { severity: words(`severity.${each}`) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words('map.filter.domain')}
        <select
          value={filter.domain ?? ''}
          onChange={({ target }) =>
            onFilter({ ...filter, domain: target.value === '' ? null : (target.value as Domain) })
          }
        >
          <option value="">{words('map.all')}</option>
          {DOMAINS.map((each) => (
            <option key={each} value={each}>
              {words(`map.domain.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words('map.filter.nation')}
        <select
          value={filter.nation ?? ''}
          onChange={({ target }) => onFilter({ ...filter, nation: target.value === '' ? null : target.value })}
        >
          <option value="">{words('map.all')}</option>
          {nations.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" checked={withGone} onChange={({ target }) => onWithGone(target.checked)} />
        {words('map.withGone')}
      </label>
      {isNarrow(filter) && (
        <button type="button" onClick={() => onFilter(EVERYTHING)}>
          {words('map.filter.clear')}
        </button>
      )}
    </form>
  );
}
