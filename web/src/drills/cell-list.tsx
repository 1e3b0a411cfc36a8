import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { lookThrough } from '../session/realm.ts';
import type { Run, RunCell } from './contract.ts';

/** Those in these see the whole run. */
const SEE_ALL: ReadonlySet<RunCell['kind']> = new Set(['control', 'evaluator', 'observer']);

/** Who plays what, with the way to look through their eyes. */
export function CellList({ run }: { run: Run }): ReactNode {
  const words = useWords();
  return (
    <table>
      <caption className="visually-hidden">{words('drills.tab.cells')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('drills.column.cell')}</th>
          <th scope="col">{words('drills.column.kind')}</th>
          <th scope="col">{words('drills.column.organisation')}</th>
          <th scope="col">{words('drills.column.people')}</th>
          <th scope="col">{words('drills.view.column')}</th>
        </tr>
      </thead>
      <tbody>
        {run.cells.map(({ code, kind, organisation, nation, actors }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td>{words(`drills.cellKind.${kind}`)}</td>
            <td>
              {organisation} ({nation})
            </td>
            <td>{actors.length}</td>
            <td>
              {!SEE_ALL.has(kind) && (
                <button type="button" onClick={() => lookThrough(code)}>
                  {words('drills.view.as', { cell: code })}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
