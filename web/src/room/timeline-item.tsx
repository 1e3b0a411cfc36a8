import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Times } from '../time/times.tsx';
import type { TimelineEntry } from './case-data.ts';
import { Markdown } from './markdown.tsx';
import { withNames } from './names-in-text.ts';
import { useNames } from './person-name.tsx';
import { timelineKind, wasEnteredLater } from './timeline-kinds.ts';
import { told } from './timeline-told.ts';
import css from './timeline.module.css';

interface TimelineItemProps {
  entry: TimelineEntry;
  zone: string | null;
  /** It was told of a case that was merged into this one. */
  elsewhere: boolean;
  /** The first that came while somebody looked. */
  firstNew: boolean;
}

export function TimelineItem({ entry, zone, elsewhere, firstNew }: TimelineItemProps): ReactNode {
  const words = useWords();
  const names = useNames();
  const { note } = entry;
  return (
    <li className={css['entry']} data-kind={timelineKind(entry.type)} data-type={entry.type}>
      {firstNew && (
        <p className={css['divider']}>
          <span>{words('timeline.new')}</span>
        </p>
      )}
      <p className={css['when']}>
        <Times at={entry.at} zone={zone} />
        <span className={css['who']}>{entry.actor.name}</span>
        {wasEnteredLater(entry) && (
          <span className={css['entered']}>
            {words('timeline.entered')} <Times at={entry.recordedAt} />
          </span>
        )}
        {elsewhere && <span className={css['entered']}>{words('timeline.elsewhere')}</span>}
        {(entry.tlp === 'RED' || entry.tlp === 'AMBER+STRICT') && <MarkingChip tlp={entry.tlp} />}
      </p>
      {note === null ? (
        <p className={css['text']}>{withNames(told(entry, words), names)}</p>
      ) : (
        <div className={css['note']}>
          <Markdown text={note.body} />
        </div>
      )}
    </li>
  );
}
