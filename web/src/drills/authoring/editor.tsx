import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultyText } from '../../parts/faulty-text.tsx';
import type { Fault } from '../../parts/line-places.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useWho } from '../../session/session.ts';
import { organisationsQuery } from '../drill-queries.ts';
import { applyEdits, readText } from './apply-edit.ts';
import { checkQuery, type Detail, saveTemplate } from './authoring-queries.ts';
import { type Edit, isPlainMap, type Path } from './edit.ts';
import { FormView } from './form-view.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { sideTabs } from './side-tabs.tsx';
import { faultsByItem, placeOf } from './text-places.ts';
import css from './authoring.module.css';

interface EditorProps {
  detail: Detail;
  tab: string;
  onTab: (tab: string) => void;
}

/** Writes the next text of a drill, in a form or as text: two views of the same words. What is not saved is kept in this browser. */
export function Editor({ detail, tab, onTab }: EditorProps): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const organisations = useQuery(organisationsQuery);
  const { ref, latest } = detail;
  const [draft, setDraft, clear] = useDraft(who.id, `template.${ref}`);
  const [comment, setComment] = useState('');
  const [jump, setJump] = useState<Fault | null>(null);
  const [importing, setImporting] = useState(false);
  const text = draft === '' ? detail.text : draft;
  const changed = text !== detail.text;
  const settled = useSettled(text);
  const checked = useQuery({ ...checkQuery(settled), enabled: settled.trim() !== '', placeholderData: (last) => last });
  const faults = checked.data?.faults ?? [];
  const sound = settled === text && checked.isSuccess && !checked.isPlaceholderData && faults.length === 0;
  const drill = useMemo(() => readText(text), [text]);
  const perItem = useMemo(() => faultsByItem(text, faults), [text, faults]);
  const saving = useMutation({
    mutationFn: () => saveTemplate(ref, { format: 'yaml', text, comment, after: latest ?? 0 }),
    onSuccess: async () => {
      clear();
      setComment('');
      await queries.invalidateQueries({ queryKey: ['drill'] });
    },
  });
  const edit = (edits: Edit[]): void => setDraft(applyEdits(text, edits));
  const showAt = (place: Fault): void => {
    setJump(place);
    onTab('text');
  };
  const showPath = (path: Path): void => showAt(placeOf(text, path));
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
            <button type="button" data-kind="quiet" onClick={() => showAt(faults[0] ?? placeOf(text, []))}>
              {words('rules.place', { line: faults[0].line, column: faults[0].column })}: {faults[0].message}
            </button>
          )}
        </p>
        <label>
          {words('rules.comment')}
          <input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
        </label>
        <button type="submit" data-kind="primary" disabled={!sound || !changed || saving.isPending}>
          {words('authoring.saveRevision', { revision: (latest ?? 0) + 1 })}
        </button>
        <button type="button" disabled={!changed} onClick={clear}>
          {words('authoring.discard')}
        </button>
        <button type="button" disabled={changed} onClick={() => setImporting(true)}>
          {words('authoring.importHere')}
        </button>
      </form>
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
                <FormView
                  drill={drill as Record<string, never>}
                  disabled={saving.isPending}
                  faultsOfItem={perItem}
                  onEdit={edit}
                  onShowInText={showPath}
                />
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
                onChange={setDraft}
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
