import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, type Schemas, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import form from '../parts/form.module.css';
import { MarkingChip, PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../parts/marking-chip.tsx';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { useMay } from '../session/session.ts';
import type { Case } from './case-data.ts';
import css from './room.module.css';

/** The marking of a case; whoever may raise it opens a dialog by it. */
export function MarkingControl({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const chip = <MarkingChip tlp={of.tlp} pap={of.pap} />;
  if (!may('case.mark') && !may('case.downgrade')) return chip;
  return (
    <>
      <button
        type="button"
        data-kind="quiet"
        aria-label={words('marking.change', { tlp: of.tlp, pap: of.pap })}
        onClick={() => setOpen(true)}
      >
        {chip}
      </button>
      <Modal title={words('marking.title')} open={open} onClose={() => setOpen(false)}>
        {open && <MarkingForm of={of} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function MarkingForm({ of, onClose }: { of: Case; onClose: () => void }): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [tlp, setTlp] = useState<Tlp>(of.tlp);
  const [pap, setPap] = useState<Pap>(of.pap);
  const mark = useMutation({
    mutationFn: (reason: string) =>
      take(api.POST('/api/v1/cases/{id}/marking', { params: { path: { id: of.id } }, body: { tlp, pap, reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', of.id] }),
  });
  const lower =
    TLP_LABELS.indexOf(tlp) < TLP_LABELS.indexOf(of.tlp) || PAP_LABELS.indexOf(pap) < PAP_LABELS.indexOf(of.pap);
  const same = tlp === of.tlp && pap === of.pap;
  if (mark.data !== undefined) return <Outcome of={mark.data} onClose={onClose} />;
  return (
    <ReasonForm
      className={css['form']}
      verb={words(lower ? 'marking.ask' : 'marking.raise')}
      ready={!same && (!lower || may('case.downgrade'))}
      sending={mark}
      onSend={mark.mutate}
      onClose={onClose}
      under={
        <>
          <p className={css['hint']}>{words(lower ? 'marking.lowering' : 'marking.raising')}</p>
          {(tlp === 'AMBER+STRICT' || tlp === 'RED') && !same && (
            <p className={css['changed']}>{words('marking.strict')}</p>
          )}
        </>
      }
    >
      <label>
        <span>TLP</span>
        <select value={tlp} onChange={({ target }) => setTlp(target.value as Tlp)}>
          {TLP_LABELS.map((label) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </label>
      <label>
        <span>PAP</span>
        <select value={pap} onChange={({ target }) => setPap(target.value as Pap)}>
          {PAP_LABELS.map((label) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </label>
    </ReasonForm>
  );
}

function Outcome({ of, onClose }: { of: Schemas['MarkingOutcomeDto']; onClose: () => void }): ReactNode {
  const words = useWords();
  return (
    <>
      <p role="status">
        {words(`marking.outcome.${of.status}`)} <MarkingChip tlp={of.marking.tlp} pap={of.marking.pap} />
      </p>
      <div className={form['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
      </div>
    </>
  );
}
