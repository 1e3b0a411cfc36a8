import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { saveCsv } from '../parts/save-file.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Sort } from './contract.ts';
import { readPage } from './queue-api.ts';
import { exportedRows, MOST_EXPORTED, queueCsv } from './queue-csv.ts';

const PAGE = 200;

/** Saves the list as it is now on the server. */
export function ExportButton({ filter, sort }: { filter: string; sort: Sort }): ReactNode {
  const words = useWords();
  const save = useMutation({
    mutationFn: async () => {
      const found = await exportedRows((cursor) => readPage({ filter, sort, cursor, limit: PAGE }));
      const at = new Date().toISOString().replace(/[:.]/g, '-');
      saveCsv(`triage-${at}.csv`, queueCsv(found.rows));
      return found;
    },
  });
  const { data } = save;
  const cut = data !== undefined && data.total > data.rows.length;
  return (
    <>
      <button
        type="button"
        disabled={save.isPending}
        title={words('queue.export.how', { most: MOST_EXPORTED })}
        onClick={() => save.mutate()}
      >
        {words(save.isPending ? 'queue.export.doing' : 'queue.export')}
      </button>
      {cut && <span role="status">{words('queue.export.cut', { count: data.rows.length, total: data.total })}</span>}
      <Refusal error={save.error} />
    </>
  );
}
