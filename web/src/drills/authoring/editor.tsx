import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { late } from '../../app/late.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultyText } from '../../parts/faulty-text.tsx';
import type { Fault } from '../../parts/line-places.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useWho } from '../../session/session.ts';
import { organisationsQuery } from '../drill-queries.ts';
import { checkQuery, type Detail, saveTemplate } from './authoring-queries.ts';
import { type Edit, isPlainMap, type Path } from './edit.ts';
import { ImportDialog } from './import-dialog.tsx';
import { sideTabs } from './side-tabs.tsx';
import css from './authoring.module.css';

const FormView = late(async () => ({ default: (await import('./form-view.tsx')).FormView }));

/** What reads and writes YAML: larger than the editor, and loaded beside it. */
export type YamlText = Pick<typeof import('./apply-edit.ts'), 'applyEdits' | 'readText'> &
  Pick<typeof import('./text-places.ts'), 'faultsByItem' | 'placeOf'>;

export interface EditorProps {
  detail: Detail;
  tab: string;
  onTab: (tab: string) => void;
  yaml: YamlText;
}

/** Writes the next text of a drill, in a form or as text: two views of the same words. What is not saved is kept in this browser. */
export function Editor({ detail, tab, onTab, yaml }: EditorProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const organisations = useQuery(organisationsQuery);
  const { ref, latest } = detail;
  const [draft, setDraft, clear] = useDraft(who.id, `template.${ref}`);
  // Which revision it was written from: what somebody saved since is not written over unread.
  const [from, setFrom, clearFrom] = useDraft(who.id, `template.${ref}.from`);
  const [comment, setComment] = useState('');
  const [jump, setJump] = useState<Fault | null>(null);
  const [importing, setImporting] = useState(false);
  const text = draft === '' ? detail.text : draft;
  const changed = text !== detail.text;
  const after = draft === '' || from === '' ? (latest ?? 0) : Number(from);
  const overtaken = changed && after !== latest;
  const settled = useSettled(text);
  const checked = useQuery({ ...checkQuery(settled), enabled: settled.trim() !== '', placeholderData: (last) => last });
  const faults = checked.data?.faults ?? [];
  const sound = settled === text && checked.isSuccess && !checked.isPlaceholderData && faults.length === 0;
  const drill = useMemo(() => yaml.readText(text), [yaml, text]);
  const perItem = useMemo(() => yaml.faultsByItem(text, faults), [yaml, text, faults]);
  const write = (next: string): void => {
    if (draft === '') setFrom(String(latest ?? 0));
    setDraft(next);
  };
  const discard = (): void => {
    clear();
    clearFrom();
  };
  const saving = useMutation({
    mutationFn: () => saveTemplate(ref, { format: 'yaml', text, comment, after }),
    onSuccess: async () => {
      discard();
      setComment('');
      await queries.invalidateQueries({ queryKey: ['drill'] });
    },
  });
  const edit = (edits: Edit[]): void => write(yaml.applyEdits(text, edits));
  const showAt = (place: Fault): void => {
    setJump(place);
    onTab('text');
  };
  const showPath = (path: Path): void => showAt(yaml.placeOf(text, path));
  const standing = sound
    ? words('authoring.sound', { title: checked.data?.summary?.title ?? '' })
    : words('rules.checking');
  return (
    <>
      <form
        className={css['save']}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <p className={css['status']} role="status" data-faulty={faults.length > 0 || undefined}>
          {faults.length > 0
            ? `✕ ${words('rules.faults', { count: faults.length })}`
            : changed
              ? standing
              : words('authoring.unchanged')}
          {faults[0] !== undefined && tab !== 'text' && (
            <button type="button" data-kind="quiet" onClick={() => showAt(faults[0] ?? yaml.placeOf(text, []))}>
              {words('rules.place', { line: faults[0].line, column: faults[0].column })}: {faults[0].message}
            </button>
          )}
        </p>
        <label>
          {words('rules.comment')}
          <input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
        </label>
        <button type="submit" data-kind="primary" disabled={!sound || !changed || overtaken || saving.isPending}>
          {words('authoring.saveRevision', { revision: (latest ?? 0) + 1 })}
        </button>
        <button type="button" disabled={!changed} onClick={discard}>
          {words('authoring.discard')}
        </button>
        <button type="button" disabled={changed} onClick={() => setImporting(true)}>
          {words('authoring.importHere')}
        </button>
      </form>
      {overtaken && (
        <p role="alert" className={css['overtaken']}>
          {words('authoring.overtaken', { latest: latest ?? 0, after })}{' '}
          <button type="button" onClick={() => onTab('revisions')}>
            {words('authoring.readIt', { revision: latest ?? 0 })}
          </button>{' '}
          <button type="button" onClick={() => setFrom(String(latest ?? 0))}>
            {words('authoring.goOn')}
          </button>
        </p>
      )}
      <Refusal error={saving.error} />
      <datalist id="organisations-known">
        {organisations.data?.items.map(({ id, code, name }) => (
          <option key={id} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <Tabs
        label={words('authoring.views')}
        value={tab}
        onChange={(next) => {
          setJump(null);
          onTab(next);
        }}
        tabs={[
          {
            value: 'form',
            label: words('authoring.tab.form'),
            content: () =>
              isPlainMap(drill ?? undefined) ? (
                <Suspense>
                  <FormView
                    drill={drill as Record<string, never>}
                    disabled={saving.isPending}
                    faultsOfItem={perItem}
                    onEdit={edit}
                    onShowInText={showPath}
                  />
                </Suspense>
              ) : (
                <p className={css['dim']}>{words('authoring.noForm')}</p>
              ),
          },
          {
            value: 'text',
            label: words('authoring.tab.text'),
            content: () => (
              <FaultyText
                text={text}
                label={words('authoring.text')}
                faults={faults}
                standing={standing}
                at={jump}
                onChange={write}
              />
            ),
          },
          ...sideTabs(detail, words),
        ]}
      />
      {importing && <ImportDialog into={detail} onClose={() => setImporting(false)} />}
    </>
  );
}
