import type { ReactNode } from 'react';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { MarkingChip, type Tlp } from '../../parts/marking-chip.tsx';
import { SeverityChip } from '../../parts/severity-chip.tsx';
import { simText } from '../sim-clock.ts';
import { type Board, inOrder, type messagesUntil } from './board.ts';
import type { BoardAlert, BoardCase, StoryStep } from './contract.ts';
import css from './replay.module.css';

interface BoardListProps {
  board: Board;
  names: ReadonlyMap<string, string>;
  messages: ReturnType<typeof messagesUntil>;
  /** The step that was taken last. */
  changed: StoryStep | undefined;
}

/** What stood on the board: cases with who had them and who knew, alerts that waited, packages, and what was said. */
export function BoardList({ board, names, messages, changed }: BoardListProps): ReactNode {
  const words = useWords();
  const cases = inOrder(board.cases.values());
  const alerts = [...board.alerts.values()].filter(({ closeReason }) => closeReason === null);
  const shares = [...board.shares.values()];
  const isChanged = ({ id }: { id: string }): true | undefined =>
    changed?.cases?.some((row) => row.id === id) === true ||
    changed?.alerts?.some((row) => row.id === id) === true ||
    undefined;
  return (
    <div>
      <h2>{words('replay.cases', { count: cases.length })}</h2>
      {cases.length === 0 ? (
        <p className={css['note']}>{words('replay.noCases')}</p>
      ) : (
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{words('replay.case')}</th>
              <th scope="col">{words('replay.severity')}</th>
              <th scope="col">{words('replay.status')}</th>
              <th scope="col">{words('replay.owner')}</th>
              <th scope="col">{words('replay.knows')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((row) => (
              <tr key={row.id} data-changed={isChanged(row)} data-closed={row.status === 'closed' || undefined}>
                <th scope="row">
                  BW-{row.number} {row.title}
                  <span className={css['under']}>
                    {row.site} · {words('replay.alertsIn', { count: row.alerts })}
                  </span>
                </th>
                <td>
                  <SeverityChip severity={row.severity} short />
                </td>
                <td>
                  {statusOf(row, words)}
                  {row.snoozedUntil !== null && <span className={css['under']}>{words('replay.snoozed')}</span>}
                </td>
                <td>{ownerOf(row, names, words)}</td>
                <td>
                  <MarkingChip tlp={row.tlp as Tlp} />
                  <span className={css['under']}>
                    {row.knownTo.length === 0
                      ? words('replay.ownOnly', { nation: row.nation })
                      : words('replay.releasedTo', { whom: row.knownTo.join(', ') })}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {alerts.length > 0 && (
        <>
          <h2>{words('replay.waiting', { count: alerts.length })}</h2>
          <ul className={css['things']}>
            {alerts.map((row) => (
              <li key={row.id} data-changed={isChanged(row)}>
                <SeverityChip severity={row.severity} short />
                <span>
                  {row.title}
                  <span className={css['under']}>
                    {words('replay.times', { count: row.count })} · {ownerOf(row, names, words)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {shares.length > 0 && (
        <>
          <h2>{words('replay.shares', { count: shares.length })}</h2>
          <ul className={css['things']}>
            {shares.map(({ id, title, from, to, acknowledged }) => (
              <li key={id}>
                <span>
                  {title ?? '–'}
                  <span className={css['under']}>
                    {[
                      from === null ? words('replay.fromUnknown') : words('replay.from', { from }),
                      words('replay.to', { to }),
                      ...(acknowledged ? [words('replay.arrived')] : []),
                    ].join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {messages.length > 0 && (
        <>
          <h2>{words('replay.messages', { count: messages.length })}</h2>
          <ul className={css['things']}>
            {messages.map(({ item, cell, title, body, from, step }) => (
              <li key={step.seq}>
                <span>
                  <strong>{title}</strong>
                  <span className={css['under']}>
                    {[simText(step.atSimMs), item, from, cell].filter((part) => part !== '').join(' · ')}
                  </span>
                  {body}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function statusOf({ status }: BoardCase, words: Words): string {
  const known = (['new', 'triaged', 'active', 'contained', 'closed', 'merged'] as const).find((one) => one === status);
  return known === undefined ? status : words(`status.${known}`);
}

function ownerOf(
  { assignee, acknowledgedBy }: Pick<BoardCase | BoardAlert, 'assignee' | 'acknowledgedBy'>,
  names: ReadonlyMap<string, string>,
  words: Words,
): string {
  const name = assignee === null ? words('replay.nobody') : (names.get(assignee) ?? words('replay.someone'));
  return acknowledgedBy === null ? name : `${name} · ${words('replay.acknowledged')}`;
}
