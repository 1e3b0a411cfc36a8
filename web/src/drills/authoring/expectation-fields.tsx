import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { mapsOf, METRICS, newExpectation, wordOf, wordsOf } from './drill-shape.ts';
import type { Edit, Path, Plain } from './edit.ts';
import { Choice, Field } from './fields.tsx';
import type { ItemProps, ShowsInText } from './form-props.ts';
import { RowButtons } from './row-buttons.tsx';
import css from './authoring.module.css';

/** What is expected of those who get an item. What the journal must show for it is written in the text. */
export function ExpectationFields({
  drill,
  item,
  index,
  disabled,
  onEdit,
  onShowInText,
}: ItemProps & ShowsInText): ReactNode {
  const words = useWords();
  const list: Path = ['items', index, 'expectations'];
  const expectations = mapsOf(item, 'expectations');
  const cells = mapsOf(drill, 'cells').map((one) => [wordOf(one, 'code'), wordOf(one, 'code')] as const);
  const objectives = mapsOf(drill, 'objectives').map((one) => [wordOf(one, 'code'), wordOf(one, 'code')] as const);
  const add = (): void => {
    const value: Plain = newExpectation(item);
    const edit: Edit =
      item['expectations'] === undefined
        ? { do: 'set', path: list, value: [value] }
        : { do: 'insert', path: list, at: expectations.length, value };
    onEdit([edit]);
  };
  return (
    <fieldset className={css['fields']}>
      <legend>{words('authoring.expectations', { count: expectations.length })}</legend>
      {expectations.map((one, at) => {
        const path = [...list, at];
        const code = wordOf(one, 'code');
        const set = (key: string, value: Plain | null): void =>
          onEdit([
            value === null ? { do: 'remove', path: [...path, key] } : { do: 'set', path: [...path, key], value },
          ]);
        return (
          <div key={at} className={css['expectation']} role="group" aria-label={code}>
            <div className={css['row']}>
              <Field
                label={words('authoring.field.code')}
                value={code}
                disabled={disabled}
                onCommit={(value) => set('code', value)}
              />
              <Field
                label={words('authoring.field.expected')}
                value={wordOf(one, 'text')}
                disabled={disabled}
                onCommit={(value) => set('text', value)}
              />
              <RowButtons
                what={code}
                list={list}
                index={at}
                count={expectations.length}
                least={0}
                disabled={disabled}
                onEdit={onEdit}
              />
            </div>
            <div className={css['row']}>
              <Field
                label={words('authoring.field.within')}
                value={wordOf(one, 'within')}
                disabled={disabled}
                onCommit={(value) => set('within', value)}
              />
              <Choice
                label={words('authoring.field.cell')}
                value={wordOf(one, 'cell') || (wordsOf(item, 'to')[0] ?? '')}
                options={cells}
                disabled={disabled}
                onChange={(value) => set('cell', value)}
              />
              <Choice
                label={words('authoring.field.metric')}
                value={wordOf(one, 'metric')}
                options={METRICS.map((metric) => [metric, words(`drills.metric.${metric}`)] as const)}
                disabled={disabled}
                onChange={(value) => set('metric', value)}
              />
              <Choice
                label={words('authoring.field.objective')}
                value={wordOf(one, 'objective')}
                options={[['', '–'] as const, ...objectives]}
                disabled={disabled}
                onChange={(value) => set('objective', value === '' ? null : value)}
              />
              <label className={css['check']}>
                <input
                  type="checkbox"
                  checked={one['required'] !== false}
                  disabled={disabled}
                  onChange={({ target }) => set('required', target.checked ? null : false)}
                />
                {words('authoring.field.required')}
              </label>
            </div>
            <p className={css['row']}>
              <span className={css['dim']}>
                {words(one['when'] === undefined ? 'authoring.judged' : 'authoring.fromJournal')}
              </span>
              <button type="button" data-kind="quiet" onClick={() => onShowInText(path)}>
                {words('authoring.showInText')}
              </button>
            </p>
          </div>
        );
      })}
      <button type="button" disabled={disabled} onClick={add}>
        {words('authoring.addExpectation')}
      </button>
    </fieldset>
  );
}
