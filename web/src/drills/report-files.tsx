import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { saveFile } from '../parts/save-file.ts';
import { REPORT_TABLES, type ReportTable } from './contract.ts';
import { reportOf, reportTableOf } from './drill-queries.ts';
import { ReportComparison } from './report-comparison.tsx';
import { ReportEditor } from './report-editor.tsx';
import { reportPdf } from './report-queries.ts';
import css from './drills.module.css';

const TYPES = { html: 'text/html', json: 'application/json' } as const;
const FORMATS = ['html', 'json'] as const;

/** The after-action report of a run that is over: as files, as people write it, and whether scores are compared. */
export function ReportFiles({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const saving = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) =>
      saveFile(`report-${runId}.${format}`, await reportOf(runId, format), TYPES[format]),
  });
  const savingTable = useMutation({
    mutationFn: async (table: ReportTable) =>
      saveFile(`report-${runId}-${table}.csv`, await reportTableOf(runId, table), 'text/csv'),
  });
  const printing = useMutation({
    mutationFn: async () => saveFile(`report-${runId}.pdf`, await reportPdf(runId), 'application/pdf'),
  });
  return (
    <>
      <div className={css['controls']} role="group" aria-label={words('drills.report')}>
        {FORMATS.map((format) => (
          <button key={format} type="button" disabled={saving.isPending} onClick={() => saving.mutate(format)}>
            {words('drills.reportAs', { format: format.toUpperCase() })}
          </button>
        ))}
        <button type="button" disabled={printing.isPending} onClick={() => printing.mutate()}>
          {words(printing.isPending ? 'drills.printing' : 'drills.reportAs', { format: 'PDF' })}
        </button>
      </div>
      <details>
        <summary>{words('drills.reportTables')}</summary>
        <div className={css['controls']} role="group" aria-label={words('drills.reportTables')}>
          {REPORT_TABLES.map((table) => (
            <button
              key={table}
              type="button"
              disabled={savingTable.isPending}
              onClick={() => savingTable.mutate(table)}
            >
              {words('drills.reportTable', { table: words(`drills.table.${table}`) })}
            </button>
          ))}
        </div>
      </details>
      <Refusal error={saving.error ?? savingTable.error ?? printing.error} />
      <ReportComparison runId={runId} />
      <ReportEditor runId={runId} />
    </>
  );
}
