import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { BothClocks } from './both-clocks.tsx';
import type { AmendmentPreview, Outlook } from './contract.ts';
import { useBlockText } from './use-block-text.ts';
import css from './drills.module.css';

/** What a change would do: what would go out when, what would keep it, and what keeps the change from being made. */
export function AmendmentPreviewOf({ preview }: { preview: AmendmentPreview }): ReactNode {
  const words = useWords();
  const { faults, problems, changes } = preview;
  return (
    <section className={css['preflight']} aria-label={words('drills.amend.would')}>
      {faults.length > 0 && (
        <ul className={css['problems']} role="alert">
          {faults.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {message} {field !== '' && <code>{field}</code>}
            </li>
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <ul className={css['problems']}>
          {problems.map(({ code, text, ...of }) => (
            <li key={text}>{words(`drills.problem.${code}`, of)}</li>
          ))}
        </ul>
      )}
      {faults.length === 0 && changes.length === 0 && <p>{words('drills.amend.nothing')}</p>}
      {changes.length > 0 && (
        <div className={css['wide']}>
          <table>
            <caption>{words('drills.amend.would')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('drills.column.item')}</th>
                <th scope="col">{words('drills.column.cell')}</th>
                <th scope="col">{words('drills.amend.before')}</th>
                <th scope="col">{words('drills.amend.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ item, cell, before, after }) => (
                <tr key={`${item} ${cell}`}>
                  <th scope="row">{item}</th>
                  <td>{cell}</td>
                  <td>
                    <OutlookOf outlook={before} />
                  </td>
                  <td>
                    <OutlookOf outlook={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function OutlookOf({ outlook }: { outlook: Outlook | null }): ReactNode {
  const words = useWords();
  const blockText = useBlockText();
  if (outlook === null) return <>–</>;
  const { goes, state, dueSimMs, dueAt, blockedBecause } = outlook;
  return (
    <>
      <span>
        {goes === 'no_more'
          ? words(`drills.item.${state === 'pending' ? 'planned' : state}`)
          : words(`drills.amend.goes.${goes}`)}
      </span>
      {dueSimMs !== null && goes !== 'no_more' && (
        <>
          {' '}
          <BothClocks simMs={dueSimMs} wall={dueAt} />
        </>
      )}
      {blockedBecause.length > 0 && (
        <ul className={css['plain']}>
          {blockedBecause.map((block) => (
            <li key={block.text}>{blockText(block)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
