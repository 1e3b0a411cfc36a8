import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago, Times } from '../time/times.tsx';
import type { Case } from './case-data.ts';
import { HoldMark } from './hold-control.tsx';
import { MarkingControl } from './marking-control.tsx';
import { PersonName } from './person-name.tsx';
import { RoomActions } from './room-actions.tsx';
import css from './room.module.css';
import { UnmergeControl } from './unmerge-dialog.tsx';

export function RoomHeader({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  return (
    <header className={css['header']}>
      <span className={css['id']}>{of.displayId}</span>
      <h1>{of.title}</h1>
      <MarkingControl of={of} />
      <div className={css['facts']}>
        <SeverityChip severity={of.severity} />
        <strong>{words(`status.${of.status}`)}</strong>
        <HoldMark of={of} />
        {of.closeReason !== null && <span>{words(`closeReason.${of.closeReason}`)}</span>}
        <span>{words('room.priority', { priority: of.priority })}</span>
        <span>{`${of.nation} · ${of.site.name}`}</span>
        <span>
          {words('room.lastSeen')} <Times at={of.lastSeen} zone={zone} />
        </span>
        <span>
          {words('room.updated')} <Ago at={of.updatedAt} />
        </span>
        <span>
          {words('people.assignee')}: {of.assignee === null ? words('people.nobody') : <PersonName id={of.assignee} />}
        </span>
        {of.mergedInto !== null && (
          <Link to="/cases/$displayId" params={{ displayId: of.mergedInto.displayId }}>
            {words('room.mergedInto', { into: of.mergedInto.displayId })}
          </Link>
        )}
        {of.continues !== null && (
          <Link to="/cases/$displayId" params={{ displayId: of.continues.displayId }}>
            {words('room.continues', { former: of.continues.displayId })}
          </Link>
        )}
        {of.continuedIn !== null && (
          <Link to="/cases/$displayId" params={{ displayId: of.continuedIn.displayId }}>
            {words('room.continuedIn', { next: of.continuedIn.displayId })}
          </Link>
        )}
        {of.mergedInto !== null && <UnmergeControl of={of} />}
      </div>
      <RoomActions of={of} />
    </header>
  );
}
