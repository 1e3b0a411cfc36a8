import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { BothClocks } from './both-clocks.tsx';
import type { Run, RunClock, RunItem } from './contract.ts';
import { blocksOf, nameOf, shownState } from './item-state.ts';
import { ItemMark } from './marks.tsx';
import { wallWhen } from './sim-clock.ts';
import { useBlockText } from './use-block-text.ts';
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
  const keeps = useKeeps();
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
                <Keeps lines={keeps(item, clock.phase)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why it is where it is: what blocks it, why it is held, or what was said when it was moved. */
export function useKeeps(): (item: RunItem, phase: RunClock['phase']) => string[] {
  const words = useWords();
  const blockText = useBlockText();
  return (item, phase) => {
    const { state, heldBecause, reason, channel, attempts } = item;
    const blocks = state === 'skipped' ? item.blockedBecause : state === 'pending' ? blocksOf(item, phase) : [];
    // Said by whoever moved it. What the server writes down of its own is told by what it is.
    const said = state === 'skipped' || (heldBecause !== null && heldBecause !== 'by_controller') ? null : reason;
    const byPhone = heldBecause === 'by_controller' && channel === 'phone_manual' && reason === null;
    return [
      ...(heldBecause === null ? [] : [words(byPhone ? 'drills.held.phone' : `drills.held.${heldBecause}`)]),
      ...(state === 'skipped' ? [words(`drills.skipped.${phase === 'aborted' ? 'aborted' : 'ended'}`)] : []),
      ...blocks.map((block) => blockText(block)),
      ...(attempts > 0 ? [words('drills.attempts', { count: attempts })] : []),
      ...(said === null ? [] : [said]),
    ];
  };
}

export function Keeps({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className={css['plain']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
