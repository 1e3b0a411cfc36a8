import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { BothClocks } from './both-clocks.tsx';
import type { Run, RunClock, RunItem } from './contract.ts';
import { blocksOf, nameOf, shownState } from './item-state.ts';
import { ItemMark } from './marks.tsx';
import { wallWhen } from './sim-clock.ts';
import css from './drills.module.css';

interface ItemTableProps {
  run: Run;
  clock: RunClock;
  chosen: string | undefined;
  onChoose: (item: RunItem) => void;
}

/** The script in words: what became of each item, what would go out when, and what keeps it. */
export function ItemTable({ run, clock, chosen, onChoose }: ItemTableProps): ReactNode {
  const words = useWords();
  const items = run.script?.items ?? [];
  return (
    <div className={css['wide']}>
      <table className={css['table']}>
        <caption className="visually-hidden">{words('drills.itemsCount', { count: items.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{words('drills.column.item')}</th>
            <th scope="col">{words('drills.column.state')}</th>
            <th scope="col">{words('drills.column.cell')}</th>
            <th scope="col">{words('drills.column.channel')}</th>
            <th scope="col">{words('drills.column.due')}</th>
            <th scope="col">{words('drills.column.delivered')}</th>
            <th scope="col">{words('drills.column.keeps')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={nameOf(item)} data-chosen={chosen === nameOf(item) || undefined}>
              <th scope="row">
                <button
                  type="button"
                  data-kind="quiet"
                  aria-current={chosen === nameOf(item) || undefined}
                  onClick={() => onChoose(item)}
                >
                  {item.item} · {item.title}
                </button>
                {item.kind === 'contingency' && (
                  <span className={css['under']}>{words('drills.kind.contingency')}</span>
                )}
              </th>
              <td>
                <ItemMark state={shownState(item, clock.phase)} />
              </td>
              <td>{item.cell}</td>
              <td>{words(`drills.channel.${item.channel}`)}</td>
              <td>
                <BothClocks
                  simMs={item.dueSimMs}
                  wall={item.dueAt ?? (item.dueSimMs === null ? null : wallWhen(run.clockEvents, item.dueSimMs))}
                />
              </td>
              <td>
                <BothClocks simMs={item.deliveredSimMs} wall={item.deliveredAt} />
              </td>
              <td>
                <Keeps item={item} phase={clock.phase} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why it is where it is: what blocks it, why it is held, or what was said when it was moved. */
export function Keeps({ item, phase }: { item: RunItem; phase: RunClock['phase'] }): ReactNode {
  const words = useWords();
  const blocks = item.state === 'pending' ? blocksOf(item, phase) : [];
  return (
    <ul className={css['plain']}>
      {item.heldBecause !== null && <li>{words(`drills.held.${item.heldBecause}`)}</li>}
      {blocks.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {item.attempts > 0 && <li>{words('drills.attempts', { count: item.attempts })}</li>}
      {item.reason !== null && <li>{item.reason}</li>}
    </ul>
  );
}
