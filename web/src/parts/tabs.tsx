import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import css from './tabs.module.css';

export interface Tab {
  value: string;
  label: ReactNode;
  content: () => ReactNode;
}

interface TabsProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  tabs: readonly Tab[];
}

/** Tabs of a screen; only the chosen one is there. */
export function Tabs({ label, value, onChange, tabs }: TabsProps): ReactNode {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(String(next))} className={css['tabs']}>
      <Base.List aria-label={label} className={css['list']}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={css['tab']}>
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={css['panel']}>
          {tab.value === value && tab.content()}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
