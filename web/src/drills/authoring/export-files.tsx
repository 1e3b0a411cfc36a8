import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { type Detail, exportTemplate, FORMATS, type SentFormat } from './authoring-queries.ts';
import css from './authoring.module.css';

const FILES: Readonly<Record<SentFormat, { ending: string; type: string }>> = {
  yaml: { ending: 'yml', type: 'application/yaml' },
  cexf: { ending: 'cexf.json', type: 'application/json' },
  csv: { ending: 'csv', type: 'text/csv;charset=utf-8' },
};

/** The drill as a file, and what each kind of file has no words for. */
export function ExportFiles({ detail }: { detail: Detail }): ReactNode {
  const words = useWords();
  const { ref, code, revision, notCarried } = detail;
  const saving = useMutation({
    mutationFn: async (format: SentFormat) =>
      saveFile(
        `exercise-${code}.${FILES[format].ending}`,
        await exportTemplate(ref, format, revision),
        FILES[format].type,
      ),
  });
  const kept: Readonly<Record<SentFormat, readonly string[]>> = { yaml: [], ...notCarried };
  return (
    <section aria-labelledby="template-files">
      <h2 id="template-files">{words('authoring.files')}</h2>
      {FORMATS.map((format) => (
        <div key={format} className={css['file']}>
          <button type="button" disabled={saving.isPending} onClick={() => saving.mutate(format)}>
            {words(`authoring.export.${format}`)}
          </button>
          <p className={css['under']}>{words(`authoring.exportHint.${format}`)}</p>
          {kept[format].length > 0 && (
            <details>
              <summary>{words('authoring.notCarried', { count: kept[format].length })}</summary>
              <ul className={css['lost']}>
                {kept[format].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      ))}
      <Refusal error={saving.error} />
    </section>
  );
}
