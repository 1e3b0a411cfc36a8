import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ObjectsOfCase } from '../objects/objects-of-case.tsx';
import { Times } from '../time/times.tsx';
import type { Chosen } from './chosen.ts';
import css from './panel.module.css';
import type { Case, Sensor, Site } from './queries.ts';
import type { TrackScene } from './scene.ts';
import { lengthText } from './scale-bar.ts';

interface ChosenThingProps {
  chosen: Chosen;
  /** Open cases at the chosen site. */
  count: number;
  at: number;
  /** How far the chosen sensor was heard to reach, in metres. */
  reach: number | null;
  onNear: () => void;
  onClear: () => void;
}

/** What is known of the thing that is chosen, and the ways on from there. */
export function ChosenThing({ chosen, count, at, reach, onNear, onClear }: ChosenThingProps): ReactNode {
  const words = useWords();
  return (
    <section className={css['chosen']} aria-label={words('map.chosen')}>
      {chosen.track !== undefined ? (
        <TrackFacts track={chosen.track} site={chosen.site} openCase={chosen.openCase} />
      ) : chosen.sensor !== undefined ? (
        <SensorFacts sensor={chosen.sensor} site={chosen.site} reach={reach} />
      ) : chosen.openCase !== undefined ? (
        <>
          <h2>{chosen.openCase.title}</h2>
          <p>
            <CaseLink of={chosen.openCase} /> · {chosen.openCase.site.name}
          </p>
          <ObjectsOfCase caseId={chosen.openCase.id} />
        </>
      ) : (
        chosen.site !== undefined && <SiteFacts site={chosen.site} count={count} at={at} />
      )}
      <div className={css['ways']}>
        <button type="button" onClick={onNear}>
          {words('map.goNear')}
        </button>
        <button type="button" data-kind="quiet" onClick={onClear}>
          {words('map.clear')}
        </button>
      </div>
    </section>
  );
}

function SiteFacts({ site, count, at }: { site: Site; count: number; at: number }): ReactNode {
  const words = useWords();
  return (
    <>
      <h2>{site.name}</h2>
      <p>
        {words(`map.kind.${site.kind}`)} · {site.code} · {site.nation}
      </p>
      <p>
        <Times at={new Date(at).toISOString()} zone={site.timezone} />
      </p>
      <p>{words('map.openCases', { count })}</p>
    </>
  );
}

function TrackFacts({ track, site, openCase }: { track: TrackScene } & Pick<Chosen, 'site' | 'openCase'>): ReactNode {
  const words = useWords();
  const { last, speed, heading } = track;
  return (
    <>
      <h2>{track.track.objectClass ?? words('map.unknownThing')}</h2>
      <dl className={css['facts']}>
        <dt>{words('map.column.heardAt')}</dt>
        <dd>
          <Times at={last.at} zone={site?.timezone ?? null} /> {track.stale && words('map.stale')}
        </dd>
        <dt>{words('map.track.course')}</dt>
        <dd>
          {heading === null
            ? words(speed === null ? 'map.track.unknown' : 'map.track.standing')
            : `${String(Math.round(heading)).padStart(3, '0')}° · ${(speed ?? 0).toFixed(1)} m/s`}
        </dd>
        {last.alt !== null && (
          <>
            <dt>{words('map.track.altitude')}</dt>
            <dd>{lengthText(last.alt)}</dd>
          </>
        )}
        {last.error !== null && (
          <>
            <dt>{words('map.track.error')}</dt>
            <dd>± {lengthText(last.error)}</dd>
          </>
        )}
      </dl>
      {openCase !== undefined && (
        <>
          <p>
            <CaseLink of={openCase} /> {openCase.title}
          </p>
          <ObjectsOfCase caseId={openCase.id} />
        </>
      )}
    </>
  );
}

function SensorFacts({
  sensor,
  site,
  reach,
}: { sensor: Sensor; reach: number | null } & Pick<Chosen, 'site'>): ReactNode {
  const words = useWords();
  return (
    <>
      <h2>{sensor.name}</h2>
      <p>
        {sensor.kind} · {site?.name}
      </p>
      {reach !== null && <p>{words('map.reach', { distance: lengthText(reach) })}</p>}
      <p>
        <Link to="/sensors" search={{ sensor: sensor.id }}>
          {words('map.toSensor')}
        </Link>
      </p>
    </>
  );
}

const CaseLink = ({ of }: { of: Case }): ReactNode => (
  <Link to="/cases/$displayId" params={{ displayId: of.displayId }}>
    {of.displayId}
  </Link>
);
