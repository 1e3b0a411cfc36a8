import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { RuleEditor } from './rule-editor.tsx';
import { type Rule, save, versionQuery } from './rule-queries.ts';
import css from './rules.module.css';

/** The text of a shipped rule to read; of one's own the newest, from which the next version is written. */
export function RuleText({ rule }: { rule: Rule }): ReactNode {
  const words = useWords();
  const may = useMay();
  if (rule.state === 'shipped') {
    return (
      <>
        <p className={css['hint']}>{words('rules.shippedHint', { file: rule.file ?? '' })}</p>
        <RuleEditor text={rule.text} label={words('rules.text')} />
      </>
    );
  }
  return may('rule.write') ? <NextVersion rule={rule} /> : <RuleEditor text={rule.text} label={words('rules.text')} />;
}

function NextVersion({ rule }: { rule: Rule }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const latest = useQuery(versionQuery(rule.id, rule.latest));
  const [draft, setDraft, clear] = useDraft(who.id, `rule.${rule.id}`);
  const [comment, setComment] = useState('');
  const [sound, setSound] = useState(false);
  const kept = latest.data?.text ?? '';
  const text = draft === '' ? kept : draft;
  const saving = useMutation({
    mutationFn: () => save(rule.id, text, comment, rule.latest),
    onSuccess: async () => {
      clear();
      setComment('');
      await queries.invalidateQueries({ queryKey: ['rule'] });
    },
  });
  return (
    <>
      <p className={css['hint']}>{words('rules.basedOn', { version: rule.latest })}</p>
      <RuleEditor text={text} label={words('rules.text')} onChange={setDraft} onChecked={setSound} />
      <form
        className={css['save']}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <label>
          {words('rules.comment')}
          <input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
        </label>
        <button type="submit" data-kind="primary" disabled={!sound || text === kept || saving.isPending}>
          {words('rules.saveVersion', { version: rule.latest + 1 })}
        </button>
      </form>
      <Refusal error={saving.error} />
    </>
  );
}
