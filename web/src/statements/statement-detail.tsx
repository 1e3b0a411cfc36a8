import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { useMay, useWho } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerMark, StateMark } from './state-mark.tsx';
import { StatementActs } from './statement-acts.tsx';
import { answerStatement, handedOut, type StatementDetail, statementQuery } from './statement-data.ts';
import { StatementTexts } from './statement-texts.tsx';
import css from './statements.module.css';
import { useLanguageName } from './use-language-name.ts';

/** A statement of the own nation: what it says, who agreed to that, and what may be done with it. */
export function StatementView({ id, onChoose }: { id: string; onChoose: (id: string) => void }): ReactNode {
  const words = useWords();
  const found = useQuery(statementQuery(id));
  const of = found.data;
  if (of === undefined) {
    return found.error === null ? <p>{words('app.loading')}</p> : <Refusal error={found.error} />;
  }
  const [newest, ...older] = of.versions;
  return (
    <article aria-labelledby="statement-title" data-statement={of.state}>
      <h2 id="statement-title" className={css['title']}>
        {of.title}
      </h2>
      <p className={css['row']}>
        <StateMark state={of.state} />
        <MarkingChip tlp={of.tlp} />
        <span>{words('statement.version', { version: of.version })}</span>
        <span>{of.organisation.name}</span>
        {of.case !== null && (
          <Link to="/cases/$displayId" params={{ displayId: of.case.displayId }}>
            {of.case.displayId}
          </Link>
        )}
      </p>
      <Corrections of={of} onChoose={onChoose} />
      {of.withdrawnBecause !== null && <p className={css['warn']}>{of.withdrawnBecause}</p>}
      <StatementActs of={of} onChoose={onChoose} />
      {newest && <StatementTexts texts={newest.texts} />}
      {of.state === 'released' && newest && (
        <HandOut of={of} languages={newest.texts.map(({ language }) => language)} />
      )}
      <Agreement of={of} />
      <OwnAnswer of={of} />
      {older.length > 0 && (
        <details>
          <summary>{words('statement.older', { count: older.length })}</summary>
          {older.map(({ version, texts, author, createdAt }) => (
            <section key={version} className={css['old']}>
              <h3>
                {words('statement.version', { version })} · {author.name} <Times at={createdAt} full />
              </h3>
              <StatementTexts texts={texts} />
            </section>
          ))}
        </details>
      )}
    </article>
  );
}

function Corrections({ of, onChoose }: { of: StatementDetail; onChoose: (id: string) => void }): ReactNode {
  const words = useWords();
  const { corrects } = of;
  return (
    <>
      {corrects !== null && (
        <p>
          <button type="button" data-kind="quiet" className={css['other']} onClick={() => onChoose(corrects)}>
            {words('statement.corrects')}
          </button>
        </p>
      )}
      {of.correctedBy.map((id) => (
        <p key={id} className={css['warn']}>
          <button type="button" data-kind="quiet" className={css['other']} onClick={() => onChoose(id)}>
            {words('statement.correctedBy')}
          </button>
        </p>
      ))}
    </>
  );
}

/** What each nation that was asked says of the version that holds, and all that was said before. */
function Agreement({ of }: { of: StatementDetail }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  if (of.seats.length === 0 && of.addressed.length === 0)
    return <p className={css['dim']}>{words('statement.noneAsked')}</p>;
  return (
    <section aria-labelledby="agreement-title">
      <h3 id="agreement-title">{words('statement.agreement')}</h3>
      <ul className={css['seats']} data-seats>
        {of.seats.map(({ nation, verdict }) => (
          <li key={nation} className={css['row']}>
            <strong>{nationName(nation)}</strong> <AnswerMark verdict={verdict} />
          </li>
        ))}
      </ul>
      {of.addressed.length > 0 && (
        <p>{words('statement.sentTo', { nations: of.addressed.map(nationName).join(', ') })}</p>
      )}
      <ol className={css['said']}>
        {of.answers.map(({ id, nation, version, verdict, words: said, actor, at }) => (
          <li key={id}>
            {words(`statement.saidOf.${verdict}`, { nation: nationName(nation), version })} “{said}”
            <span className={css['dim']}>
              {' '}
              {actor.name} · <Times at={at} full />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where the own nation was asked too, and this person may answer for it. */
function OwnAnswer({ of }: { of: StatementDetail }): ReactNode {
  const may = useMay();
  const who = useWho();
  const [newest] = of.versions;
  const open = ['asked', 'approved', 'refused'].includes(of.state) && of.asked.includes(of.nation);
  if (!open || !newest || newest.author.id === who.id || !may('statement.approve')) return null;
  return <AnswerForm version={of.version} hash={newest.hash} send={(body) => answerStatement(of.id, body)} />;
}

/** Saves it as it is handed to the press, one language to a file. */
function HandOut({ of, languages }: { of: StatementDetail; languages: readonly string[] }): ReactNode {
  const words = useWords();
  const languageName = useLanguageName();
  const saving = useMutation({
    mutationFn: async (language: string) =>
      saveFile(`statement-${language}.txt`, await handedOut(of.id, language), 'text/plain;charset=utf-8'),
  });
  return (
    <div className={css['acts']}>
      {languages.map((language) => (
        <button key={language} type="button" disabled={saving.isPending} onClick={() => saving.mutate(language)}>
          {words('statement.handOut', { language: languageName(language) })}
        </button>
      ))}
      <Refusal error={saving.error} />
    </div>
  );
}
