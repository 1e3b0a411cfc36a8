import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { allPages } from '../api/all-pages.ts';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import type { Case, Evidence } from './case-data.ts';
import { EvidencePreview } from './evidence-preview.tsx';
import css from './evidence.module.css';
import { PersonName } from './person-name.tsx';

/** One piece of evidence: what it is, whether it still is, and who had it in hands. */
export function EvidenceItem({ of, one }: { of: Case; one: Evidence }): ReactNode {
  const words = useWords();
  const may = useMay();
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'custody' | 'preview' | null>(null);
  const path = { id: of.id, evidenceId: one.id };
  const verify = useMutation({
    mutationFn: () => take(api.POST('/api/v1/cases/{id}/evidence/{evidenceId}/verification', { params: { path } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', of.id, 'custody', one.id] }),
  });
  const toggle = (what: 'custody' | 'preview') => () => setOpen(open === what ? null : what);
  return (
    <li className={css['item']}>
      <div className={css['head']}>
        <strong>{one.name}</strong>
        <span>{words('evidence.bytes', { bytes: one.bytes.toLocaleString(`${i18n.locale}-u-nu-latn`) })}</span>
        <MarkingChip tlp={one.tlp} pap={one.pap} />
        <span className={css['dim']}>
          <PersonName id={one.author} /> · <Times at={one.createdAt} full />
        </span>
      </div>
      <p className={css['hash']}>SHA-256 {one.sha256}</p>
      <div className={css['head']}>
        <button type="button" aria-expanded={open === 'preview'} onClick={toggle('preview')}>
          {words('evidence.preview')}
        </button>
        <button type="button" aria-expanded={open === 'custody'} onClick={toggle('custody')}>
          {words('evidence.custody')}
        </button>
        {may('case.work') && (
          <button type="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
            {words('evidence.verify')}
          </button>
        )}
        {verify.isSuccess && <span role="status">{words('evidence.verified')}</span>}
      </div>
      <Refusal error={verify.error} />
      {open === 'preview' && <EvidencePreview caseId={of.id} one={one} />}
      {open === 'custody' && <Custody caseId={of.id} evidenceId={one.id} />}
    </li>
  );
}

function Custody({ caseId, evidenceId }: { caseId: string; evidenceId: string }): ReactNode {
  const words = useWords();
  const chain = useQuery({
    queryKey: ['case', caseId, 'custody', evidenceId],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(
            api.GET('/api/v1/cases/{id}/evidence/{evidenceId}/custody', {
              params: { path: { id: caseId, evidenceId }, query: { limit: 200, cursor } },
            }),
          ),
        1_000,
      ),
  });
  return (
    <>
      <Refusal error={chain.error} />
      <table>
        <caption>{words('evidence.custody')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('evidence.when')}</th>
            <th scope="col">{words('evidence.who')}</th>
            <th scope="col">{words('evidence.did')}</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {(chain.data?.items ?? []).map(({ id, at, actor, action, sha256 }) => (
            <tr key={id}>
              <td>
                <Times at={at} full />
              </td>
              <td>{actor.name}</td>
              <td>{words(`evidence.action.${action}`)}</td>
              <td className={css['hash']}>{sha256.slice(0, 16)}…</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
