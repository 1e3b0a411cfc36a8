import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { areasOf, textAt } from './report-places.ts';
import { MOST_AREAS, OF_AREA, reportDraftQuery, type ReportDraft, reportTextsQuery } from './report-queries.ts';
import type { ReportTexts, TextPlace } from './report-queries.ts';
import { ReportReaders } from './report-readers.tsx';
import { ReportTextField } from './report-text-field.tsx';
import css from './drills.module.css';

/** The report as people write it, beside what is drafted: of all together, and of each cell that is one's own. */
export function ReportEditor({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const texts = useQuery(reportTextsQuery(runId));
  const draft = useQuery(reportDraftQuery(runId));
  const [chosen, setChosen] = useState<string | null>(null);
  if (texts.data === undefined || draft.data === undefined) return <Refusal error={texts.error ?? draft.error} />;
  const { items, parts } = texts.data;
  // What was released to us stands beside our own, to be read.
  const places = [...new Set([...parts.map(({ cell }) => cell), ...items.map(({ cell }) => cell)])];
  const cell = places.find((one) => (one ?? '') === chosen) ?? places[0];
  if (cell === undefined) return null;
  return (
    <section aria-labelledby="report-editor">
      <h3 id="report-editor">{words('drills.words.title')}</h3>
      {places.length > 1 && (
        <label className={css['form']}>
          {words('drills.words.of')}
          <select value={cell ?? ''} onChange={({ target }) => setChosen(target.value)}>
            {places.map((one) => (
              <option key={one ?? ''} value={one ?? ''}>
                {one ?? words('drills.score.joint')}
              </option>
            ))}
          </select>
        </label>
      )}
      <PartOf key={cell ?? ''} runId={runId} cell={cell} texts={texts.data} draft={draft.data} />
    </section>
  );
}

interface PartOfProps {
  runId: string;
  cell: string | null;
  texts: ReportTexts;
  draft: ReportDraft;
}

function PartOf({ runId, cell, texts, draft }: PartOfProps): ReactNode {
  const words = useWords();
  const { nation } = useWho();
  const [asked, setAsked] = useState<Record<string, number>>({});
  const part = texts.parts.find((one) => one.cell === cell);
  const mayWrite = part?.mayWrite === true;
  const field = (label: string, place: Omit<TextPlace, 'cell'>): ReactNode => (
    <ReportTextField
      key={`${place.section} ${place.objective ?? ''} ${String(place.area)}`}
      runId={runId}
      place={{ ...place, cell }}
      label={label}
      current={textAt(texts.items, { ...place, cell })}
      mayWrite={mayWrite}
    />
  );
  return (
    <>
      {part !== undefined && (
        <ReportReaders runId={runId} part={part} nations={texts.nations} own={cell === null ? null : nation} />
      )}
      {field(words('drills.words.summary'), { section: 'summary', objective: null, area: 1 })}
      <Generated lines={draft.summary} />
      {field(words('drills.words.overview'), { section: 'overview', objective: null, area: 1 })}
      <Generated lines={[draft.overview.synopsis]} />
      {draft.objectives.map(({ code, statement, met, of, rating }) => {
        const areas = areasOf(texts.items, cell, code, asked[code] ?? 0);
        return (
          <details key={code}>
            <summary>
              {code} · {statement} ({met}/{of}
              {rating === null ? '' : `, ${rating}`})
            </summary>
            {field(words('drills.words.strengths'), { section: 'strengths', objective: code, area: 1 })}
            {areas.map((area) => (
              <fieldset key={area}>
                <legend>{words('drills.words.area', { number: area })}</legend>
                {OF_AREA.map((section) => field(words(`drills.words.${section}`), { section, objective: code, area }))}
              </fieldset>
            ))}
            {mayWrite && areas.length < MOST_AREAS && (
              <p className={css['controls']}>
                <button type="button" onClick={() => setAsked({ ...asked, [code]: areas.length + 1 })}>
                  {words('drills.words.addArea')} <span className="visually-hidden">{code}</span>
                </button>
              </p>
            )}
          </details>
        );
      })}
    </>
  );
}

function Generated({ lines }: { lines: readonly string[] }): ReactNode {
  const words = useWords();
  return (
    <details>
      <summary>{words('drills.words.generated')}</summary>
      <ul className={css['things']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
