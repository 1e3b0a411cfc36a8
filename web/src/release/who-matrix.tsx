import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Package } from './package.ts';
import type { Release, ReleasePreview } from './release-data.ts';
import { recipientKey, useRecipientName } from './recipient-name.ts';
import css from './release.module.css';
import { useFieldName } from './use-field-name.ts';
import { chosenFields, whoSeesWhat } from './who-sees-what.ts';

/** Fields by recipients: a full circle where they get it, a hollow one where they do not. */
export function WhoMatrix({ release, preview }: { release: Release; preview: ReleasePreview }): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  const fieldName = useFieldName();
  const rows = whoSeesWhat(
    preview.packages.map((one) => one.package as Package | null),
    chosenFields(release.selection, release.attributed),
  );
  return (
    <div className={css['scroller']} tabIndex={0} role="region" aria-label={words('release.matrix')}>
      <table className={css['matrix']} data-matrix>
        <caption className="visually-hidden">{words('release.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('release.field')}</th>
            {preview.packages.map(({ recipient }) => (
              <th key={recipientKey(recipient)} scope="col">
                {recipientName(recipient)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, counts }) => (
            <tr key={field}>
              <th scope="row">
                {field.startsWith('alert.') ? `${words('links.alert')}: ${fieldName(field)}` : fieldName(field)}
              </th>
              {counts.map((count, index) => (
                <td key={index}>
                  <span aria-hidden="true">{count > 0 ? '●' : '○'}</span>
                  <span className="visually-hidden">{words(count > 0 ? 'release.sees' : 'release.seesNot')}</span>
                  {count > 1 && ` ${String(count)}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
