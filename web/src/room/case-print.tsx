import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { caseReleasesQuery } from '../release/release-data.ts';
import { EXERCISE } from '../parts/export-mark.ts';
import { useMay, useWho } from '../session/session.ts';
import { utcFull } from '../time/format-time.ts';
import { Times } from '../time/times.tsx';
import { alertsQuery, type Case, evidenceQuery, observablesQuery, tasksQuery } from './case-data.ts';
import { Markdown } from './markdown.tsx';
import { withNames } from './names-in-text.ts';
import { useNames } from './person-name.tsx';
import { printMarking } from './print-marking.ts';
import css from './case-print.module.css';
import { SummaryTab } from './summary-tab.tsx';
import { timelineKind } from './timeline-kinds.ts';
import { told } from './timeline-told.ts';
import { useTimeline } from './use-timeline.ts';

const route = getRouteApi('/inside/cases/$displayId');

/** A case on paper, or as a PDF: all of it in order, its marking at the head and foot of each page. */
export function CasePrint({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const who = useWho();
  const names = useNames();
  const may = useMay();
  const navigate = route.useNavigate();
  const alerts = useQuery(alertsQuery(of.id));
  const tasks = useQuery(tasksQuery(of.id));
  const observables = useQuery(observablesQuery(of.id));
  const evidence = useQuery(evidenceQuery(of.id));
  const releases = useQuery({ ...caseReleasesQuery(of.id), enabled: may('release.read') });
  const { read, readEarlier, readingEarlier } = useTimeline(of.id);
  const printedAt = new Date();
  useEffect(() => printMarking(of, who.realm), [of, who.realm]);
  useEffect(() => {
    if (read !== undefined && read.earlier !== null && !readingEarlier) readEarlier();
  }, [read, readEarlier, readingEarlier]);
  const parts = [alerts, tasks, observables, evidence];
  const ready = read !== undefined && read.earlier === null && parts.every(({ isPending }) => !isPending);
  const entries = (read?.entries ?? []).filter(({ type }) => timelineKind(type) !== 'repeats');
  return (
    <article className={css['paper']} data-ready={ready || undefined}>
      <div className={`${css['bar'] ?? ''} no-print`}>
        <button type="button" onClick={() => void navigate({ search: {} })}>
          {words('print.back')}
        </button>
        <button type="button" data-kind="primary" disabled={!ready} onClick={() => window.print()}>
          {words('room.print')}
        </button>
        {!ready && <span role="status">{words('app.loading')}</span>}
      </div>
      <h1>{`${of.displayId} ${of.title}`}</h1>
      <p>
        <MarkingChip tlp={of.tlp} pap={of.pap} /> {words('print.by', { name: who.name, at: utcFull(printedAt) })}
        {who.realm !== 'live' && <strong>{` ${EXERCISE} · ${who.exercise?.designator ?? who.realm}`}</strong>}
      </p>
      <SummaryTab of={of} zone={zone} />
      <h2>{words('timeline.title')}</h2>
      <p className={css['dim']}>{words('print.noRepeats')}</p>
      <table>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={css['when']}>
                <Times at={entry.at} zone={zone} full />
              </td>
              <td>{entry.actor.name}</td>
              <td>
                {entry.note === null ? withNames(told(entry, words), names) : <Markdown text={entry.note.body} />}
                {entry.tlp !== of.tlp && <MarkingChip tlp={entry.tlp} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words('room.tab.links')}</h2>
      <table>
        <tbody>
          {(alerts.data?.items ?? []).map(({ id, severity, title, sensor, firstAt, occurrences, reasons }) => (
            <tr key={id}>
              <td>{severity}</td>
              <td>
                {title} <span className={css['dim']}>{sensor.code}</span>
                <ul>
                  {reasons.map(({ text }, index) => (
                    <li key={index}>{text}</li>
                  ))}
                </ul>
              </td>
              <td className={css['when']}>
                <Times at={firstAt} zone={zone} full />
                {occurrences > 1 && ` · ${words('links.times', { count: occurrences })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words('room.tab.tasks')}</h2>
      <ul>
        {(tasks.data?.items ?? []).map(({ id, title, state }) => (
          <li key={id}>{`${title} – ${words(`tasks.state.${state}`)}`}</li>
        ))}
      </ul>
      <h2>{words('room.tab.observables')}</h2>
      <ul>
        {(observables.data?.items ?? []).map(({ id, type, value, isIoc }) => (
          <li key={id}>
            {type} <code>{value}</code> {isIoc && words('observables.ioc')}
          </li>
        ))}
      </ul>
      <h2>{words('room.tab.evidence')}</h2>
      <ul>
        {(evidence.data?.items ?? []).map(({ id, name, sha256 }) => (
          <li key={id}>
            {name} <code className={css['hash']}>{sha256}</code>
          </li>
        ))}
      </ul>
      {may('release.read') && (
        <>
          <h2>{words('room.tab.shares')}</h2>
          <ul>
            {(releases.data?.items ?? []).map(({ id, purpose, state, recipients, publishedAt }) => (
              <li key={id}>
                {`${recipients.map(({ nation }) => nation).join(', ')} – ${purpose} – ${words(`release.state.${state}`)}`}
                {publishedAt !== null && ` – ${utcFull(new Date(publishedAt))}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
