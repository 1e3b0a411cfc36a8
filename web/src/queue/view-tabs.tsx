import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { View } from './contract.ts';
import css from './view-tabs.module.css';

interface ViewTabsProps {
  views: readonly View[];
  current: View | undefined;
  /** Of the list without a view. */
  total: number | undefined;
  children: ReactNode;
}

/** Everything, and the saved views, each with how much it holds. */
export function ViewTabs({ views, current, total, children }: ViewTabsProps): ReactNode {
  const words = useWords();
  return (
    <div className={css['tabs']}>
      <nav aria-label={words('queue.views')}>
        <ul>
          <li>
            <Link
              to="/triage"
              search={{}}
              className={css['tab']}
              aria-current={current === undefined ? 'page' : undefined}
            >
              {words('queue.view.everything')} {total !== undefined && <Count count={total} />}
            </Link>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <Link
                to="/triage"
                search={{ view: view.id }}
                className={css['tab']}
                aria-current={current?.id === view.id ? 'page' : undefined}
                title={view.filter}
              >
                {view.name} {view.shared && <Shared />} <Count count={view.count} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

const Count = ({ count }: { count: number }): ReactNode => <span className={css['count']}>{count}</span>;

function Shared(): ReactNode {
  const words = useWords();
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" role="img" aria-label={words('queue.view.shared')}>
      <circle cx="5" cy="5" r="2.5" fill="currentColor" />
      <circle cx="11" cy="5" r="2.5" fill="currentColor" />
      <path d="M1 13c0-6 8-6 8 0zM8 9c3-2 7 0 7 4h-5c0-2-1-3-2-4z" fill="currentColor" />
    </svg>
  );
}
