import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { matchesQuery, type Rule, type Version } from './rule-queries.ts';
import css from './rules.module.css';

/** What a version in test would have done, on asking. */
export function RuleMatches({ rule, version }: { rule: Rule; version: Version }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const matches = useQuery({ ...matchesQuery(rule.id, version.version), enabled: open });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words('rules.matches', { count: version.matches })}</summary>
      <Refusal error={matches.error} />
      {version.moreMatches && <p className={css['hint']}>{words('rules.moreMatches')}</p>}
      <ul className={css['things']}>
        {matches.data?.items.map((match) => (
          <li key={`${match.site} ${match.group} ${match.firstAt}`}>
            <span>
              <Times at={match.lastAt} full /> · {match.site}
              {match.group !== '' && ` · ${match.group}`}
            </span>
            <span>
              {words('rules.matchAlerts', { count: match.alertIds.length, more: match.more ? 'yes' : 'no' })}
              {match.cases.length > 0 && <CaseLinks numbers={match.cases} />}
            </span>
            {match.cases.length > 1 && <strong>{words('rules.wouldJoin', { count: match.cases.length })}</strong>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Cases by their numbers, each a way to it. */
export function CaseLinks({ numbers }: { numbers: readonly number[] }): ReactNode {
  return (
    <span className={css['cases']}>
      {numbers.map((number) => (
        <Link key={number} to="/cases/$displayId" params={{ displayId: `BW-${String(number)}` }}>
          BW-{number}
        </Link>
      ))}
    </span>
  );
}
