import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from '../room/case-data.ts';
import { MakeRelease } from './make-release.tsx';
import { ReleaseView } from './release-view.tsx';
import css from './release.module.css';

/** A release of a case: a new one being made, or one that was prepared, with all that can be done about it. */
export function ReleasePanel({ of, id }: { of: Case; id: string }): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const back = (): void =>
    void navigate({ to: '/cases/$displayId', params: { displayId: of.displayId }, search: { tab: 'shares' } });
  const show = (release: string): void =>
    void navigate({
      to: '/cases/$displayId',
      params: { displayId: of.displayId },
      search: { tab: 'shares', release },
      replace: true,
    });
  return (
    <section className={css['panel']} aria-labelledby="release-title">
      <header className={css['head']}>
        <button type="button" onClick={back}>
          {words('release.back')}
        </button>
        <h2 id="release-title">{words(id === 'new' ? 'release.new' : 'release.title')}</h2>
      </header>
      {id === 'new' ? <MakeRelease of={of} onPrepared={show} /> : <ReleaseView key={id} of={of} id={id} />}
    </section>
  );
}
