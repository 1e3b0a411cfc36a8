import type { Words } from '../../i18n/use-words.ts';
import type { Tab } from '../../parts/tabs.tsx';
import type { Detail } from './authoring-queries.ts';
import { ExportFiles } from './export-files.tsx';
import { Lost } from './lost.tsx';
import { Revisions } from './revisions.tsx';
import { TemplateMoves } from './template-moves.tsx';
import css from './authoring.module.css';

/** Tabs that are there whether it is written or only read. */
export function sideTabs(detail: Detail, words: Words): Tab[] {
  const revisions = {
    value: 'revisions',
    label: words('authoring.tab.revisions', { count: detail.revisions.length }),
    content: () => <Revisions detail={detail} />,
  };
  const more = {
    value: 'more',
    label: words('authoring.tab.more'),
    content: () => (
      <div className={css['more']}>
        {detail.lost.length > 0 && (
          <section>
            <h2>{words('authoring.lostTitle')}</h2>
            <Lost lost={detail.lost} />
          </section>
        )}
        {detail.own && <TemplateMoves detail={detail} />}
        <ExportFiles detail={detail} />
      </div>
    ),
  };
  return detail.own ? [revisions, more] : [more];
}
