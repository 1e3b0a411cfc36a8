import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Run } from './contract.ts';
import { archiveRun, deleteRun } from './drill-queries.ts';
import css from './drills.module.css';

/** What becomes of a run that is over: it is archived, or removed for good. Who may is the node's to say. */
export function RunEnd({ run }: { run: Run }): ReactNode {
  const words = useWords();
  const [asked, setAsked] = useState<'archive' | 'delete'>();
  if (run.state !== 'ended' && run.state !== 'aborted' && run.state !== 'archived') return null;
  return (
    <>
      {run.state !== 'archived' && (
        <button type="button" onClick={() => setAsked('archive')}>
          {words('drills.archive')}
        </button>
      )}
      <button type="button" data-kind="danger" onClick={() => setAsked('delete')}>
        {words('drills.delete')}
      </button>
      <Modal
        title={words('drills.archiveOf', { name: run.designator })}
        open={asked === 'archive'}
        onClose={() => setAsked(undefined)}
      >
        <ArchiveForm run={run} onClose={() => setAsked(undefined)} />
      </Modal>
      <Modal
        title={words('drills.deleteOf', { name: run.designator })}
        open={asked === 'delete'}
        onClose={() => setAsked(undefined)}
      >
        <DeleteForm run={run} onClose={() => setAsked(undefined)} />
      </Modal>
    </>
  );
}

interface EndFormProps {
  run: Run;
  onClose: () => void;
}

function ArchiveForm({ run, onClose }: EndFormProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const archiving = useMutation({
    mutationFn: () => archiveRun(run.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['drill'] });
      await queries.invalidateQueries({ queryKey: ['realms'] });
      onClose();
    },
  });
  return (
    <form className={css['form']} onSubmit={(event) => event.preventDefault()}>
      <p>{words('drills.archiveHint')}</p>
      <Refusal error={archiving.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('drills.cancel')}
        </button>
        <button type="button" data-kind="primary" disabled={archiving.isPending} onClick={() => archiving.mutate()}>
          {words('drills.archive')}
        </button>
      </div>
    </form>
  );
}

/** Nothing brings it back, so that whoever means it types what it is called. */
function DeleteForm({ run, onClose }: EndFormProps): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [designator, setDesignator] = useState('');
  const [reason, setReason] = useState('');
  const deleting = useMutation({
    mutationFn: () => deleteRun(run.id, { designator, reason: reason.trim() }),
    onSuccess: async () => {
      await navigate({ to: '/drills' });
      queries.removeQueries({ queryKey: ['drill', 'run', run.id] });
      await queries.invalidateQueries({ queryKey: ['drill'] });
    },
  });
  const may = designator === run.designator && reason.trim() !== '' && !deleting.isPending;
  return (
    <form className={css['form']} onSubmit={(event) => event.preventDefault()}>
      <p>{words('drills.deleteHint')}</p>
      <label>
        {words('drills.typeDesignator', { name: run.designator })}
        <input autoFocus autoComplete="off" value={designator} onChange={({ target }) => setDesignator(target.value)} />
      </label>
      <label>
        {words('drills.reason')}
        <input maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Refusal error={deleting.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('drills.cancel')}
        </button>
        <button type="button" data-kind="danger" disabled={!may} onClick={() => deleting.mutate()}>
          {words(deleting.isPending ? 'drills.deleting' : 'drills.delete')}
        </button>
      </div>
    </form>
  );
}
