import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { mapOf, mapsOf, triggerOf, TRIGGERS, type TriggerKey, wordOf } from './drill-shape.ts';
import type { Edit, Plain, PlainMap } from './edit.ts';
import { Choice, Field } from './fields.tsx';
import type { ItemProps } from './form-props.ts';
import css from './authoring.module.css';

/** When an item comes: at a time, by hand, or after another. */
export function TriggerFields({ drill, item, index, disabled, onEdit }: ItemProps): ReactNode {
  const words = useWords();
  const trigger = triggerOf(item);
  const after = mapOf(item, 'after');
  const others = mapsOf(drill, 'items').filter((_, at) => at !== index);
  const set = (key: TriggerKey, value: Plain): Edit => ({ do: 'set', path: ['items', index, key], value });
  const choose = (key: TriggerKey): void => {
    const gone = TRIGGERS.filter((one) => one !== key && item[one] !== undefined);
    onEdit([
      set(key, key === 'at' ? '5m' : key === 'by_hand' ? true : { item: wordOf(others[0] ?? {}, 'code') }),
      ...gone.map((one): Edit => ({ do: 'remove', path: ['items', index, one] })),
    ]);
  };
  const setAfter = (changes: Readonly<Record<string, string | undefined>>): void => {
    const next: PlainMap = {};
    for (const [key, value] of Object.entries({ ...after, ...changes })) if (value !== undefined) next[key] = value;
    onEdit([set('after', next)]);
  };
  const named = others.find((one) => wordOf(one, 'code') === wordOf(after, 'item'));
  const expectations = mapsOf(named ?? {}, 'expectations').map((one) => wordOf(one, 'code'));
  return (
    <div className={css['row']}>
      <Choice
        label={words('authoring.trigger')}
        value={trigger}
        options={TRIGGERS.filter((key) => key !== 'after' || others.length > 0).map(
          (key) => [key, words(`authoring.trigger.${key}`)] as const,
        )}
        disabled={disabled}
        onChange={choose}
      />
      {trigger === 'at' && (
        <Field
          label={words('authoring.field.at')}
          value={wordOf(item, 'at')}
          disabled={disabled}
          onCommit={(value) => onEdit([set('at', value)])}
        />
      )}
      {trigger === 'after' && (
        <>
          <Choice
            label={words('authoring.field.item')}
            value={wordOf(after, 'item')}
            options={others.map((one) => [wordOf(one, 'code'), wordOf(one, 'code')] as const)}
            disabled={disabled}
            onChange={(value) => setAfter({ item: value, expectation: undefined, outcome: undefined })}
          />
          <Choice
            label={words('authoring.field.expectation')}
            value={wordOf(after, 'expectation')}
            options={[['', words('authoring.delivered')] as const, ...expectations.map((one) => [one, one] as const)]}
            disabled={disabled}
            onChange={(value) =>
              setAfter({
                expectation: value === '' ? undefined : value,
                outcome: value === '' ? undefined : wordOf(after, 'outcome') || 'missed',
              })
            }
          />
          {wordOf(after, 'expectation') !== '' && (
            <Choice
              label={words('authoring.field.outcome')}
              value={wordOf(after, 'outcome')}
              options={(['met', 'missed'] as const).map((one) => [one, words(`authoring.outcome.${one}`)] as const)}
              disabled={disabled}
              onChange={(value) => setAfter({ outcome: value })}
            />
          )}
          <Field
            label={words('authoring.field.by')}
            value={wordOf(after, 'by')}
            disabled={disabled}
            onCommit={(value) => setAfter({ by: value === '' ? undefined : value })}
          />
        </>
      )}
    </div>
  );
}
