import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';

/** To where a run is seen again. */
export function ReplayLink({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  return (
    <Link to="/drills/$run/replay" params={{ run: runId }} search={{}} className="button">
      {words('replay.open')}
    </Link>
  );
}
