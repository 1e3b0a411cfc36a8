import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { nationsQuery } from '../release/release-data.ts';
import css from './statements.module.css';

interface NationChoiceProps {
  legend: string;
  chosen: readonly string[];
  /** Nations that are in it whatever is chosen. */
  fixed: readonly string[];
  /** A nation that is not offered. */
  except?: string;
  onChange: (chosen: string[]) => void;
}

/** Names nations, those that are in it anyhow among them. */
export function NationChoice({ legend, chosen, fixed, except, onChange }: NationChoiceProps): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const nations = useQuery(nationsQuery);
  return (
    <fieldset className={css['nations']}>
      <legend>{legend}</legend>
      {(nations.data?.items ?? [])
        .filter(({ code }) => code !== except)
        .map(({ code }) => (
          <label key={code} className={css['check']}>
            <input
              type="checkbox"
              checked={fixed.includes(code) || chosen.includes(code)}
              disabled={fixed.includes(code)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
            <span>
              {nationName(code)}
              {fixed.includes(code) && <span className={css['dim']}> {words('statement.anyhow')}</span>}
            </span>
          </label>
        ))}
    </fieldset>
  );
}
