import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { DeliveryFields } from './delivery-fields.tsx';
import { ITEM_KINDS, mapsOf, wordOf, wordsOf } from './drill-shape.ts';
import { ExpectationFields } from './expectation-fields.tsx';
import { Choice, Field } from './fields.tsx';
import type { ItemProps, ShowsInText } from './form-props.ts';
import { TriggerFields } from './trigger-fields.tsx';
import css from './authoring.module.css';

interface ItemFieldsProps extends ItemProps, ShowsInText {
  onRename: (code: string) => void;
}

/** One item: when it comes, to whom, what it is, and what is expected of those who get it. */
export function ItemFields({ onRename, onShowInText, ...of }: ItemFieldsProps): ReactNode {
  const words = useWords();
  const { drill, item, index, disabled, onEdit } = of;
  const to = wordsOf(item, 'to');
  const set = (key: string, value: string): void =>
    onEdit([
      value === '' && (key === 'from' || key === 'notes')
        ? { do: 'remove', path: ['items', index, key] }
        : { do: 'set', path: ['items', index, key], value },
    ]);
  return (
    <div className={css['item']}>
      <div className={css['row']}>
        <Field
          label={words('authoring.field.controlNo')}
          value={wordOf(item, 'code')}
          disabled={disabled}
          onCommit={(value) => {
            onRename(value);
            set('code', value);
          }}
        />
        <Field
          label={words('authoring.field.title')}
          value={wordOf(item, 'title')}
          disabled={disabled}
          onCommit={(value) => set('title', value)}
        />
        <Choice
          label={words('authoring.field.kind')}
          value={wordOf(item, 'kind')}
          options={ITEM_KINDS.map((kind) => [kind, words(`authoring.itemKind.${kind}`)] as const)}
          disabled={disabled}
          onChange={(value) => set('kind', value)}
        />
        <Field
          label={words('authoring.field.from')}
          value={wordOf(item, 'from')}
          disabled={disabled}
          onCommit={(value) => set('from', value)}
        />
      </div>
      <TriggerFields {...of} />
      <fieldset className={css['choices']}>
        <legend>{words('authoring.field.to')}</legend>
        {mapsOf(drill, 'cells').map((cell) => {
          const code = wordOf(cell, 'code');
          const chosen = to.includes(code);
          return (
            <label key={code} className={css['check']}>
              <input
                type="checkbox"
                checked={chosen}
                disabled={disabled || (chosen && to.length === 1)}
                onChange={() =>
                  onEdit([
                    {
                      do: 'set',
                      path: ['items', index, 'to'],
                      value: chosen ? to.filter((one) => one !== code) : [...to, code],
                    },
                  ])
                }
              />
              {code}
            </label>
          );
        })}
      </fieldset>
      <DeliveryFields {...of} onShowInText={onShowInText} />
      <Field
        label={words('authoring.field.notes')}
        value={wordOf(item, 'notes')}
        rows={2}
        disabled={disabled}
        onCommit={(value) => set('notes', value)}
      />
      <ExpectationFields {...of} onShowInText={onShowInText} />
    </div>
  );
}
