import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { CaseList } from './case-list.tsx';
import { InViewTable } from './in-view-table.tsx';
import type { InViewRow } from './in-view.ts';
import css from './panel.module.css';
import type { Case } from './queries.ts';

interface SidePanelProps {
  /** Facts of what is chosen. */
  children: ReactNode;
  cases: readonly Case[];
  rows: readonly InViewRow[];
  chosen: string | null;
  onPick: (key: string) => void;
}

/** List and table beside the map, which share its one selection. */
export function SidePanel({ children, cases, rows, chosen, onPick }: SidePanelProps): ReactNode {
  const words = useWords();
  return (
    <div className={css['panel']}>
      <div className={css['inner']}>
        {children}
        <Tabs.Root defaultValue="cases">
          <Tabs.List className={css['tabs']} aria-label={words('map.lists')}>
            <Tabs.Tab value="cases">{words('map.cases', { count: cases.length })}</Tabs.Tab>
            <Tabs.Tab value="inView">{words('map.inView', { count: rows.length })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="cases" tabIndex={-1}>
            <CaseList cases={cases} chosen={chosen} onPick={onPick} />
          </Tabs.Panel>
          <Tabs.Panel value="inView" tabIndex={-1}>
            <InViewTable rows={rows} chosen={chosen} onPick={onPick} />
          </Tabs.Panel>
        </Tabs.Root>
      </div>
    </div>
  );
}
