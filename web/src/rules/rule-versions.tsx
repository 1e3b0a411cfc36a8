import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { Ago } from '../time/times.tsx';
import { movesOf } from './moves-of.ts';
import { type Move, move, type Rule, type Version } from './rule-queries.ts';
import { RuleMatches } from './rule-matches.tsx';
import { StateMark } from './rule-row.tsx';
import css from './rules.module.css';

/** Each saved text, newest first, with how far it has come and what can be done with it. */
export function RuleVersions({ rule }: { rule: Rule }): ReactNode {
  return (
    <ol className={css['versions']}>
      {rule.versions.map((version) => (
        <OneVersion key={version.version} rule={rule} version={version} />
      ))}
    </ol>
  );
}

function OneVersion({ rule, version }: { rule: Rule; version: Version }): ReactNode {
  const words = useWords();
  const who = useWho();
  const may = useMay();
  const moves = movesOf(version, { id: who.id, may });
  return (
    <li>
      <h3>
        {words('rules.version', { version: version.version })} <StateMark state={version.state} />
      </h3>
      <p className={css['under']}>
        {version.author.name}, <Ago at={version.savedAt} />
        {version.comment !== '' && ` · ${version.comment}`}
      </p>
      {version.runsSince !== null && (
        <p className={css['under']}>{words('rules.runsSince', { ordinal: version.runsSince })}</p>
      )}
      {version.askedBy !== null && version.state === 'test' && (
        <p className={css['note']}>{words('rules.askedBy', { name: version.askedBy.name })}</p>
      )}
      {version.reviewedBy !== null && (
        <p className={css['under']}>
          {words(version.state === 'live' || version.state === 'retired' ? 'rules.approvedBy' : 'rules.refusedBy', {
            name: version.reviewedBy.name,
            reason: version.review ?? '',
          })}
        </p>
      )}
      {version.fired.count > 0 && (
        <p className={css['under']}>{words('rules.firedTimes', { count: version.fired.count })}</p>
      )}
      {(version.matches > 0 || version.state === 'test') && <RuleMatches rule={rule} version={version} />}
      {moves.length > 0 && <Moves rule={rule} version={version} moves={moves} />}
    </li>
  );
}

function Moves({ rule, version, moves }: { rule: Rule; version: Version; moves: readonly Move[] }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const moving = useMutation({
    mutationFn: (verb: Move) => move(rule.id, version.version, verb, reason),
    onSuccess: async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['rule'] });
    },
  });
  return (
    <div className={css['moves']} role="group" aria-label={words('rules.moves', { version: version.version })}>
      <label htmlFor={reasonId}>{words('rules.reason')}</label>
      <input id={reasonId} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      <div>
        {moves.map((verb) => (
          <button
            key={verb}
            type="button"
            data-kind={verb === 'approve' ? 'primary' : verb === 'retire' ? 'danger' : undefined}
            disabled={reason.trim() === '' || moving.isPending}
            onClick={() => moving.mutate(verb)}
          >
            {words(`rules.move.${verb}`)}
          </button>
        ))}
      </div>
      <Refusal error={moving.error} />
    </div>
  );
}
