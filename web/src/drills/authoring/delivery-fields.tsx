import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { channelOf, isTold, mapOf, TOLD, TOLD_FIELDS, type Told, wordOf } from './drill-shape.ts';
import type { PlainMap } from './edit.ts';
import { Choice, Field } from './fields.tsx';
import type { ItemProps, ShowsInText } from './form-props.ts';
import css from './authoring.module.css';

/** What is told; of what goes through intake that it is there, and the way to it. */
export function DeliveryFields({ item, index, disabled, onEdit, onShowInText }: ItemProps & ShowsInText): ReactNode {
  const words = useWords();
  const channel = channelOf(item);
  if (channel !== undefined && !isTold(channel)) {
    return (
      <p className={css['row']}>
        <span>{words(`authoring.sent.${channel}`)}</span>
        <button type="button" onClick={() => onShowInText(['items', index, channel])}>
          {words('authoring.showInText')}
        </button>
      </p>
    );
  }
  const said = channel === undefined ? {} : mapOf(item, channel);
  const choose = (next: Told): void => {
    const text = wordOf(said, 'text') || wordOf(said, 'script') || wordOf(item, 'title');
    const line = wordOf(said, 'subject') || wordOf(said, 'headline') || wordOf(item, 'title');
    const values: Readonly<Record<Told, PlainMap>> = {
      message: { subject: line, text },
      media: { outlet: wordOf(item, 'from') || words('authoring.outlet'), headline: line, text },
      phone_manual: { script: text },
    };
    onEdit([
      { do: 'set', path: ['items', index, next], value: values[next] },
      ...(channel === undefined ? [] : [{ do: 'remove' as const, path: ['items', index, channel] }]),
    ]);
  };
  return (
    <div className={css['fields']}>
      <Choice
        label={words('authoring.field.channel')}
        value={channel ?? ''}
        options={TOLD.map((one) => [one, words(`authoring.channel.${one}`)] as const)}
        disabled={disabled}
        onChange={choose}
      />
      {channel !== undefined &&
        TOLD_FIELDS[channel].map((key) => (
          <Field
            key={key}
            label={words(`authoring.field.${key as 'subject'}`)}
            value={wordOf(said, key)}
            rows={key === 'text' || key === 'script' ? 4 : 1}
            disabled={disabled}
            onCommit={(value) => onEdit([{ do: 'set', path: ['items', index, channel, key], value }])}
          />
        ))}
    </div>
  );
}
