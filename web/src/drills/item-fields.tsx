import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Run } from './contract.ts';
import {
  bodyOf,
  type Channel,
  CHANNELS,
  isTold,
  ITEM_KINDS,
  type ItemDraft,
  scriptOf,
  TOLD_FIELDS,
  withExpectation,
} from './item-draft.ts';
import { ExpectationFields } from './item-expectation-fields.tsx';
import { CellBoxes } from './retarget-dialog.tsx';
import css from './drills.module.css';

interface ItemFieldsProps {
  run: Run;
  draft: ItemDraft;
  /** One that is edited keeps its code. */
  fixedCode: boolean;
  onChange: (draft: ItemDraft) => void;
}

/** What, to whom, when and how, and what is expected of it. */
export function ItemFields({ run, draft, fixedCode, onChange }: ItemFieldsProps): ReactNode {
  const words = useWords();
  const set = (changes: Partial<ItemDraft>): void => onChange({ ...draft, ...changes });
  const choose = (channel: Channel): void => set({ channel, body: isTold(channel) ? '' : bodyOf(channel) });
  return (
    <>
      <div className={css['pair']}>
        <label>
          {words('drills.amend.code')}
          <input
            maxLength={40}
            disabled={fixedCode}
            value={draft.code}
            onChange={({ target }) => set({ code: target.value })}
          />
        </label>
        <label>
          {words('drills.column.kind')}
          <select value={draft.kind} onChange={({ target }) => set({ kind: target.value })}>
            {ITEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words(`drills.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {words('drills.amend.title')}
        <input maxLength={300} value={draft.title} onChange={({ target }) => set({ title: target.value })} />
      </label>
      <CellBoxes run={run} to={draft.to} onChange={(to) => set({ to })} />
      <div className={css['pair']}>
        <label>
          {words('drills.amend.when')}
          <select value={draft.when} onChange={({ target }) => set({ when: target.value as ItemDraft['when'] })}>
            <option value="at">{words('drills.amend.whenAt')}</option>
            <option value="by_hand">{words('drills.amend.whenByHand')}</option>
            {draft.kept['after'] !== undefined && <option value="after">{words('drills.amend.whenAfter')}</option>}
          </select>
        </label>
        {draft.when === 'at' && (
          <label>
            {words('drills.amend.at')}
            <input value={draft.at} onChange={({ target }) => set({ at: target.value.trim() })} />
          </label>
        )}
      </div>
      <div className={css['pair']}>
        <label>
          {words('drills.column.channel')}
          <select value={draft.channel} onChange={({ target }) => choose(target.value as Channel)}>
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {words(`drills.channel.${channel}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('drills.amend.from')}
          <input maxLength={300} value={draft.from} onChange={({ target }) => set({ from: target.value })} />
        </label>
      </div>
      <Delivery draft={draft} onChange={onChange} />
      {draft.expectations.map((one) => (
        <ExpectationFields
          key={one.key}
          run={run}
          value={one}
          onChange={(next) =>
            set({ expectations: draft.expectations.map((other) => (other.key === next.key ? next : other)) })
          }
          onRemove={() => set({ expectations: draft.expectations.filter(({ key }) => key !== one.key) })}
        />
      ))}
      <button type="button" onClick={() => onChange(withExpectation(draft))}>
        {words('drills.amend.expect')}
      </button>
    </>
  );
}

function Delivery({ draft, onChange }: Pick<ItemFieldsProps, 'draft' | 'onChange'>): ReactNode {
  const words = useWords();
  const { channel, told, body } = draft;
  if (!isTold(channel)) {
    return (
      <label>
        {words('drills.amend.body')}
        <textarea
          rows={8}
          spellCheck={false}
          className={css['code']}
          aria-invalid={scriptOf(draft) === null}
          value={body}
          onChange={({ target }) => onChange({ ...draft, body: target.value })}
        />
      </label>
    );
  }
  return TOLD_FIELDS[channel].map((field) => {
    const shown = {
      value: told[field] ?? '',
      onChange: ({ target }: { target: { value: string } }) =>
        onChange({ ...draft, told: { ...told, [field]: target.value } }),
    };
    const long = field === 'text' || field === 'script';
    return (
      <label key={field}>
        {words(`drills.amend.${field}`)}
        {long ? <textarea rows={3} maxLength={8_000} {...shown} /> : <input maxLength={300} {...shown} />}
      </label>
    );
  });
}
