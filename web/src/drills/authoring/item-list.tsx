import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { mapsOf, newItem, whenText, wordOf, wordsOf } from './drill-shape.ts';
import type { FormProps, ShowsInText } from './form-props.ts';
import { ItemFields } from './item-fields.tsx';
import { RowButtons } from './row-buttons.tsx';
import css from './authoring.module.css';

interface ItemListProps extends FormProps, ShowsInText {
  faultsOfItem: readonly number[];
}

/** The list of items, of which one at a time is open. */
export function ItemList({ drill, disabled, onEdit, faultsOfItem, onShowInText }: ItemListProps): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const items = mapsOf(drill, 'items');
  const add = (): void => {
    const value = newItem(drill);
    onEdit([{ do: 'insert', path: ['items'], at: items.length, value }]);
    setOpen(wordOf(value, 'code'));
  };
  return (
    <fieldset className={css['fields']}>
      <legend>{words('authoring.items', { count: items.length })}</legend>
      <ul className={css['items']}>
        {items.map((item, index) => {
          const code = wordOf(item, 'code');
          const faults = faultsOfItem[index] ?? 0;
          const shown = open === code;
          return (
            <li key={`${code} ${String(index)}`}>
              <div className={css['itemHead']}>
                <button
                  type="button"
                  data-kind="quiet"
                  aria-expanded={shown}
                  className={css['itemName']}
                  onClick={() => setOpen(shown ? null : code)}
                >
                  <span aria-hidden="true">{shown ? '▾' : '▸'}</span> <strong>{code}</strong>{' '}
                  <span className={css['when']}>{whenText(item) || words('authoring.byHand')}</span>{' '}
                  {wordOf(item, 'title')} <span className={css['dim']}>→ {wordsOf(item, 'to').join(', ')}</span>
                  {faults > 0 && <span className={css['faulty']}>✕ {words('rules.faults', { count: faults })}</span>}
                </button>
                <RowButtons
                  what={code}
                  list="items"
                  index={index}
                  count={items.length}
                  least={1}
                  disabled={disabled}
                  onEdit={onEdit}
                />
              </div>
              {shown && (
                <ItemFields
                  drill={drill}
                  item={item}
                  index={index}
                  disabled={disabled}
                  onRename={setOpen}
                  onEdit={onEdit}
                  onShowInText={onShowInText}
                />
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" disabled={disabled} onClick={add}>
        {words('authoring.addItem')}
      </button>
    </fieldset>
  );
}
