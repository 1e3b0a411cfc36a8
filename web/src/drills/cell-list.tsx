import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Run } from './contract.ts';

/** Who plays what. */
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}
