import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago, Times } from '../time/times.tsx';
import { type Constraint, hiddenQuery } from './standing-data.ts';
import css from './standing.module.css';

interface HiddenAlertsProps {
  constraint: Constraint;
  zone: string | null;
}

/** How much a suppression keeps from the queue, and, one click away, what. */
export function HiddenAlerts({ constraint, zone }: HiddenAlertsProps): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { hidden } = constraint;
  if (hidden === null) return <>–</>;
  return (
    <>
      {words('standing.hidden', { count: hidden.count })}
      {hidden.lastAt !== null && (
        <div className={css['dim']}>
          <Ago at={hidden.lastAt} />
        </div>
      )}
      {hidden.count > 0 && (
        <div>
          <button type="button" onClick={() => setOpen(true)}>
            {words('standing.showHidden')}
          </button>
        </div>
      )}
      <Modal title={words('standing.hiddenTitle')} open={open} onClose={() => setOpen(false)} wide>
        {open && <HiddenList id={constraint.id} zone={zone} />}
      </Modal>
    </>
  );
}

function HiddenList({ id, zone }: { id: string; zone: string | null }): ReactNode {
  const words = useWords();
  const alerts = useQuery(hiddenQuery(id));
  return (
    <>
      <Refusal error={alerts.error} />
      {alerts.isPending && <p>{words('app.loading')}</p>}
      <ul className={css['things']} data-hidden-alerts>
        {alerts.data?.items.map(({ id: alertId, title, severity, occurredAt }) => (
          <li key={alertId}>
            <SeverityChip severity={severity} short /> {title} <Times at={occurredAt} zone={zone} full />
          </li>
        ))}
      </ul>
      {alerts.data?.next !== null && alerts.data !== undefined && (
        <p className={css['dim']}>{words('standing.hiddenMore', { count: alerts.data.items.length })}</p>
      )}
    </>
  );
}
