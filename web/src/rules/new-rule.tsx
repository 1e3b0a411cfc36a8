import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { BackTestPanel } from './back-test-panel.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { create } from './rule-queries.ts';
import { TEMPLATE } from './template.ts';
import css from './rules.module.css';

interface NewRuleProps {
  onMade: (id: string) => void;
  onClose: () => void;
}

/** A rule that nobody has saved yet; what is written is kept in this browser. */
export function NewRule({ onMade, onClose }: NewRuleProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const [draft, setDraft, clear] = useDraft(who.id, 'rule.new');
  const [comment, setComment] = useState('');
  const [sound, setSound] = useState(false);
  const text = draft === '' ? TEMPLATE : draft;
  const making = useMutation({
    mutationFn: () => create(text, comment, 'organisation'),
    onSuccess: async ({ id }) => {
      clear();
      await queries.invalidateQueries({ queryKey: ['rule'] });
      onMade(id);
    },
  });
  return (
    <section className={css['detail']} aria-label={words('rules.new')}>
      <header>
        <h2>{words('rules.new')}</h2>
        <button type="button" data-kind="quiet" aria-label={words('rules.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <p className={css['hint']}>{words('rules.newHint')}</p>
      <RuleEditor text={text} label={words('rules.text')} onChange={setDraft} onChecked={setSound} />
      <form
        className={css['save']}
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <label>
          {words('rules.comment')}
          <input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
        </label>
        <button type="submit" data-kind="primary" disabled={!sound || making.isPending}>
          {words('rules.saveDraft')}
        </button>
      </form>
      <Refusal error={making.error} />
      <h3>{words('rules.tab.backTest')}</h3>
      <BackTestPanel wish={{ text }} ready={sound} />
    </section>
  );
}
