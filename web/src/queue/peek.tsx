import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { keysOf, shownKeys } from '../keys/commands.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago, Times } from '../time/times.tsx';
import { ActButtons } from './act-buttons.tsx';
import type { Offer } from './acts.ts';
import type { Shown } from './shown.ts';
import { PeekAlert } from './peek-alert.tsx';
import { PeekCase } from './peek-case.tsx';
import css from './peek.module.css';
import { GoneText } from './queue-row.tsx';
import { SlaRing } from './sla-ring.tsx';
import { useSettled } from './use-settled.ts';
import { People } from './people.tsx';
import type { PresentPerson } from '../live/frames.ts';

/** Of rows somebody only steps over nothing is asked. Milliseconds. */
const SETTLED = 150;

interface PeekProps {
  shown: Shown;
  people: readonly PresentPerson[] | undefined;
  onAct: (id: Offer['id']) => void;
  onClose: () => void;
}

/** What there is to know of the row of the cursor without leaving the list, which holds still meanwhile. */
export function Peek({ shown: { row, gone }, people, onAct, onClose }: PeekProps): ReactNode {
  const words = useWords();
  const { keys } = usePreferences();
  const { kind } = row;
  const settled = useSettled(row.id, SETTLED);
  return (
    <aside className={css['peek']} aria-label={words('queue.peek.label')}>
      <header>
        <h2>
          {row.displayId === null ? (
            row.title
          ) : (
            <Link to="/cases/$displayId" params={{ displayId: row.displayId }}>
              {row.displayId} {row.title}
            </Link>
          )}
        </h2>
        <button type="button" data-kind="quiet" onClick={onClose} aria-label={words('queue.peek.close')}>
          <kbd>{shownKeys(keysOf('peek', keys))}</kbd> ×
        </button>
      </header>
      <p className={css['facts']}>
        <SeverityChip severity={row.severity} /> <SlaRing row={row} /> {gone !== null && <GoneText gone={gone} />}
        <People people={people} />
      </p>
      <section>
        <h3>{words('queue.peek.why')}</h3>
        <p>{row.why}</p>
        {settled === row.id && (kind === 'case' ? <PeekCase row={row} /> : <PeekAlert row={row} />)}
      </section>
      <section>
        <h3>{words('queue.peek.where')}</h3>
        <dl>
          <dt>{words('queue.column.site')}</dt>
          <dd>
            <b>{row.nation}</b> {row.site?.name} <code>{row.site?.code}</code>
          </dd>
          <dt>{words('queue.peek.arrived')}</dt>
          <dd>
            <Times at={row.arrivedAt} zone={row.site?.timezone ?? null} full /> · <Ago at={row.arrivedAt} />
          </dd>
          <dt>{words('queue.peek.last')}</dt>
          <dd>
            <Times at={row.lastSeen} zone={row.site?.timezone ?? null} /> · <Ago at={row.lastSeen} /> · ×{row.count}
          </dd>
        </dl>
      </section>
      <div className={css['acts']}>
        <ActButtons kinds={new Set([kind])} onAct={onAct} />
      </div>
    </aside>
  );
}
