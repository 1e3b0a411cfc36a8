import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { type Hotwash, type ObjectiveRating, RATINGS } from './contract.ts';
import css from './drills.module.css';

interface RatingFieldsProps {
  objectives: Hotwash['objectives'];
  value: readonly ObjectiveRating[];
  onChange: (next: ObjectiveRating[]) => void;
}

/** What an evaluator says each objective came to; what the counts propose stands where nothing is said. */
export function RatingFields({ objectives, value, onChange }: RatingFieldsProps): ReactNode {
  const words = useWords();
  const without = (code: string): ObjectiveRating[] => value.filter(({ objective }) => objective !== code);
  return objectives.map(({ code, statement, rating, proposed }) => {
    const said = value.find(({ objective }) => objective === code);
    const rate = (next: string): void =>
      onChange(
        next === ''
          ? without(code)
          : [
              ...without(code),
              { objective: code, rating: next as ObjectiveRating['rating'], rationale: said?.rationale ?? '' },
            ],
      );
    return (
      <div key={code} className={css['pair']}>
        <label>
          {code} · {statement}
          <select value={said?.rating ?? ''} onChange={({ target }) => rate(target.value)}>
            <option value="">
              {proposed && rating !== null
                ? words('drills.hotwash.proposed', { rating })
                : words('drills.hotwash.unrated')}
            </option>
            {RATINGS.map((each) => (
              <option key={each} value={each}>
                {words(`drills.rating.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {said !== undefined && (
          <label>
            {words('drills.hotwash.why')}
            <input
              maxLength={4_000}
              value={said.rationale}
              onChange={({ target }) => onChange([...without(code), { ...said, rationale: target.value }])}
            />
          </label>
        )}
      </div>
    );
  });
}
