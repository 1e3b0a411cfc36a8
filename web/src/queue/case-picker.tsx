import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import css from './dialogs.module.css';

interface CasePickerProps {
  value: string | null;
  /** Cases that are not to be chosen, such as those that are to be merged. */
  except: ReadonlySet<string>;
  onChange: (caseId: string) => void;
}

/** Finds an open case by number or words. */
export function CasePicker({ value, except, onChange }: CasePickerProps): ReactNode {
  const words = useWords();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['cases', 'picker', text],
    queryFn: () =>
      take(
        api.GET('/api/v1/cases', {
          params: { query: { open: true, limit: 20, ...(text.trim() === '' ? {} : { q: text.trim() }) } },
        }),
      ),
  });
  const cases = (found.data?.items ?? []).filter(({ id }) => !except.has(id));
  return (
    <>
      <label>
        {words('queue.case.find')}
        <input autoFocus value={text} onChange={({ target }) => setText(target.value)} autoComplete="off" />
      </label>
      <Refusal error={found.error} />
      <fieldset className={css['choices']}>
        <legend>{words('queue.case.choose')}</legend>
        {cases.map(({ id, displayId, title, severity }) => (
          <label key={id}>
            <input type="radio" name="case" checked={value === id} onChange={() => onChange(id)} />
            <SeverityChip severity={severity} short /> <b>{displayId}</b> {title}
          </label>
        ))}
        {found.isSuccess && cases.length === 0 && <p>{words('queue.case.none')}</p>}
      </fieldset>
    </>
  );
}
