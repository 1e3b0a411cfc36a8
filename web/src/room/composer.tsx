import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useWords } from '../i18n/use-words.ts';
import { useLiveFeed } from '../live/use-live.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { accountsQuery, type Case } from './case-data.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { mentionAt, withMention } from './mentions.ts';
import css from './room.module.css';
import { usePresence } from './use-presence.ts';

/** Where notes are written. What was written outlives a reload, a lost server and a session that ended. */
export function Composer({ of }: { of: Case }): ReactNode {
  const may = useMay();
  return may('case.note') ? <NoteForm of={of} /> : null;
}

function NoteForm({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const feed = useLiveFeed();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText, clear] = useDraft(who.id, `note.${of.id}`);
  const [then, setThen] = useState<Case | null>(text === '' ? null : of);
  const [cursor, setCursor] = useState(0);
  const writing = text !== '';
  useEffect(() => {
    feed.look({ kind: 'case', id: of.id }, writing ? { mode: 'edit', field: 'note' } : {});
  }, [feed, of.id, writing]);
  const send = useMutation({
    mutationFn: (body: string) =>
      take(api.POST('/api/v1/cases/{id}/notes', { params: { path: { id: of.id } }, body: { body } })),
    onSuccess: (_, sent) => {
      // Only what was sent goes: somebody may have written on meanwhile.
      setText(area.current === null || area.current.value === sent ? '' : area.current.value);
      setThen(null);
      void queries.invalidateQueries({ queryKey: ['case', of.id] });
    },
  });
  const change = (next: string): void => {
    if (text === '' && next !== '') setThen(of);
    if (next === '') setThen(null);
    setText(next);
  };
  const submit = (): void => {
    if (text.trim() !== '' && !send.isPending) send.mutate(text);
  };
  return (
    <form
      className={css['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor="note" className="visually-hidden">
        {words('note.label')}
      </label>
      <ChangedNotice then={then} now={of} onSeen={() => setThen(of)} />
      <Editing of={of} self={who.id} />
      <textarea
        id="note"
        ref={area}
        value={text}
        maxLength={20_000}
        placeholder={words('note.placeholder')}
        onChange={({ target }) => {
          change(target.value);
          setCursor(target.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
        onKeyDown={(event) => onSendKeys(event, submit)}
      />
      <Mentions
        text={text}
        cursor={cursor}
        onChoose={(next, at) => {
          change(next);
          setCursor(at);
          area.current?.focus();
          requestAnimationFrame(() => area.current?.setSelectionRange(at, at));
        }}
      />
      <Refusal error={send.error} />
      <div className={css['row']}>
        <span className={css['hint']}>{words(writing ? 'note.kept' : 'note.hint')}</span>
        {writing && (
          <button
            type="button"
            data-kind="quiet"
            onClick={() => {
              clear();
              setThen(null);
            }}
          >
            {words('note.discard')}
          </button>
        )}
        <button type="submit" data-kind="primary" disabled={text.trim() === '' || send.isPending} title="Ctrl+Enter">
          {words('note.send')}
        </button>
      </div>
    </form>
  );
}

function onSendKeys(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  submit();
}

function Editing({ of, self }: { of: Case; self: string }): ReactNode {
  const words = useWords();
  const names = usePresence(of.id, self)
    .filter(({ mode }) => mode === 'edit')
    .map(({ account }) => account.name);
  if (names.length === 0) return null;
  return (
    <p className={css['hint']} data-editing>
      {words('note.editing', { names: names.join(', '), count: names.length })}
    </p>
  );
}

interface MentionsProps {
  text: string;
  cursor: number;
  onChoose: (text: string, cursor: number) => void;
}

const MOST_SUGGESTED = 6;

/** Logins to mention, for whoever may read accounts; others write them plainly. */
function Mentions({ text, cursor, onChoose }: MentionsProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const accounts = useQuery({ ...accountsQuery, enabled: may('account.read') });
  const mention = mentionAt(text, cursor);
  if (mention === null) return null;
  const typed = mention.typed.toLowerCase();
  const found = (accounts.data?.items ?? [])
    .filter(({ login, name, state }) => state === 'active' && `${login} ${name}`.toLowerCase().includes(typed))
    .slice(0, MOST_SUGGESTED);
  if (found.length === 0) return null;
  return (
    <ul className={css['mentions']} aria-label={words('note.mentions')}>
      {found.map(({ id, login, name }) => (
        <li key={id}>
          <button
            type="button"
            data-kind="quiet"
            onClick={() => onChoose(...withMention(text, cursor, mention, login))}
          >
            {`@${login} `}
            <span className={css['dim']}>{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
