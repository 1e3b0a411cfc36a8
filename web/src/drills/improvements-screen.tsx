import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import layout from '../parts/list-detail.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { AssignedItem } from './improvement-assigned.tsx';
import { assignedQuery, ownTasksQuery } from './improvement-queries.ts';
import { OwnTaskTable } from './improvement-tasks.tsx';
import css from './drills.module.css';

/** What exercises found that the own organisation is to improve, and its tasks that hang on no case. All of it in earnest. */
export function ImprovementsScreen(): ReactNode {
  const words = useWords();
  const assigned = useQuery(assignedQuery);
  const tasks = useQuery(ownTasksQuery);
  return (
    <div className={layout['screen']}>
      <header className={layout['head']}>
        <h1>{words('drills.assigned.title')}</h1>
      </header>
      <div className={`${String(layout['middle'])} ${String(css['middle'])}`}>
        <div className={css['main']}>
          <p className={css['controls']}>
            <Link to="/drills" className="button">
              {words('drills.back')}
            </Link>
          </p>
          <section aria-labelledby="assigned-improvements">
            <h2 id="assigned-improvements">{words('drills.assigned.items')}</h2>
            <p className={css['under']}>{words('drills.assigned.hint')}</p>
            <Refusal error={assigned.error} />
            {assigned.data?.items.length === 0 && <p className={css['empty']}>{words('drills.assigned.nothing')}</p>}
            <ul className={css['things']}>
              {(assigned.data?.items ?? []).map((one) => (
                <AssignedItem key={one.id} of={one} />
              ))}
            </ul>
          </section>
          <section aria-labelledby="own-tasks">
            <h2 id="own-tasks">{words('drills.tasks.title')}</h2>
            <Refusal error={tasks.error} />
            {tasks.data?.items.length === 0 && <p className={css['empty']}>{words('drills.tasks.nothing')}</p>}
            {tasks.data !== undefined && tasks.data.items.length > 0 && <OwnTaskTable tasks={tasks.data.items} />}
          </section>
        </div>
      </div>
    </div>
  );
}
