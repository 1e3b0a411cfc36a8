import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { TLP_LABELS, type Tlp } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import type { StatementDetail } from './statement-data.ts';
import { bodyOf, type Draft, type DraftText, emptyDraft, nextLanguage, OFFERED, readDraft } from './statement-draft.ts';
import css from './statements.module.css';
import { useLanguageName } from './use-language-name.ts';

interface StatementFormProps {
  /** Under which what is being written is kept in this browser. */
  name: string;
  /** What it begins with; empty where it is absent. */
  from?: Draft;
  /** The marking is chosen once, with the first draft. */
  withMarking: boolean;
  submit: string;
  send: (content: { title: string; texts: DraftText[] }, tlp: Tlp | '') => Promise<StatementDetail>;
  onDone: (detail: StatementDetail) => void;
}

/** Title and text of a statement, in as many languages as it is to be told in. */
export function StatementForm({ name, from, withMarking, submit, send, onDone }: StatementFormProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const { i18n } = useLingui();
  const [kept, keep, clear] = useDraft(who.id, `statement.${name}`);
  const draft = readDraft(kept, from ?? emptyDraft(i18n.locale));
  const change = (changes: Partial<Draft>): void => keep(JSON.stringify({ ...draft, ...changes }));
  const body = bodyOf(draft);
  const saving = useMutation({
    mutationFn: (content: NonNullable<typeof body>) => send(content, draft.tlp),
    onSuccess: async (detail) => {
      clear();
      onDone(detail);
      await queries.invalidateQueries({ queryKey: ['statement'] });
    },
  });
  const next = nextLanguage(draft);
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (body) saving.mutate(body);
      }}
    >
      <label>
        <span>{words('statement.title')}</span>
        <input
          required
          maxLength={300}
          value={draft.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </label>
      {draft.texts.map((text, index) => (
        <TextFields
          key={text.language}
          text={text}
          taken={draft.texts}
          onChange={(changed) => change({ texts: draft.texts.with(index, changed) })}
          onRemove={draft.texts.length > 1 ? () => change({ texts: draft.texts.toSpliced(index, 1) }) : undefined}
        />
      ))}
      {next !== undefined && (
        <div>
          <button type="button" onClick={() => change({ texts: [...draft.texts, { language: next, text: '' }] })}>
            {words('statement.addLanguage')}
          </button>
        </div>
      )}
      {withMarking && (
        <label className={css['narrow']}>
          <span>{words('statement.marking')}</span>
          <select value={draft.tlp} onChange={({ target }) => change({ tlp: target.value as Draft['tlp'] })}>
            <option value="">{words('statement.markingDefault')}</option>
            {TLP_LABELS.map((label) => (
              <option key={label} value={label}>{`TLP:${label}`}</option>
            ))}
          </select>
        </label>
      )}
      <Refusal error={saving.error} />
      <div className={css['buttons']}>
        <button type="submit" data-kind="primary" disabled={body === undefined || saving.isPending}>
          {submit}
        </button>
      </div>
    </form>
  );
}

interface TextFieldsProps {
  text: DraftText;
  taken: readonly DraftText[];
  onChange: (text: DraftText) => void;
  onRemove: (() => void) | undefined;
}

function TextFields({ text, taken, onChange, onRemove }: TextFieldsProps): ReactNode {
  const words = useWords();
  const languageName = useLanguageName();
  const { language } = text;
  const offered = new Set([language, ...OFFERED.filter((tag) => taken.every((one) => one.language !== tag))]);
  return (
    <fieldset>
      <legend>{languageName(language)}</legend>
      <div className={css['row']}>
        <label className={css['narrow']}>
          <span>{words('statement.language')}</span>
          <select value={language} onChange={({ target }) => onChange({ ...text, language: target.value })}>
            {[...offered].map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </label>
        {onRemove && (
          <button type="button" data-kind="quiet" onClick={onRemove}>
            {words('statement.removeLanguage', { language: languageName(language) })}
          </button>
        )}
      </div>
      <label>
        <span>{words('statement.text', { language: languageName(language) })}</span>
        <textarea
          required
          rows={6}
          lang={language}
          dir="auto"
          maxLength={16_000}
          value={text.text}
          onChange={({ target }) => onChange({ ...text, text: target.value })}
        />
      </label>
    </fieldset>
  );
}
