import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { agreeToPlay } from './drill-queries.ts';

/** Says for the own organisation that it plays; until then others of the run see nothing of its registry. */
export function AgreeButton({ realm, designator }: { realm: string; designator: string }): ReactNode {
  const words = useWords();
  const agreeing = useMutation({ mutationFn: () => agreeToPlay(realm) });
  if (agreeing.data !== undefined) {
    return (
      <span role="status">
        {words('drills.agreed')} <Times at={agreeing.data.agreedAt} full />
      </span>
    );
  }
  return (
    <>
      <button type="button" disabled={agreeing.isPending} onClick={() => agreeing.mutate()}>
        {words('drills.agree')} <span className="visually-hidden">{designator}</span>
      </button>
      <Refusal error={agreeing.error} />
    </>
  );
}
