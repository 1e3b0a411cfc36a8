import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { type CommandId, keysOf, shownKeys } from '../keys/commands.ts';
import { useCommands } from '../keys/use-commands.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import { AssignDialog } from './assign-dialog.tsx';
import type { Case } from './case-data.ts';
import { CloseDialog, SeverityDialog } from './case-dialogs.tsx';
import { HoldAct } from './hold-control.tsx';
import { isOpen, NEXT, type Status } from './lifecycle.ts';
import { MergeDialog } from './merge-dialog.tsx';
import css from './room.module.css';
import { undoActed } from './undo-acted.ts';
import { undoOf } from './undo.ts';
import { type Acted, type CaseAct, useCaseActs } from './use-case-actions.ts';
import { useNeighbours } from './use-neighbours.ts';

type Dialog = 'assign' | 'severity' | 'close' | 'merge' | 'apart';
const route = getRouteApi('/inside/cases/$displayId');

/** What can be done about a case. Nothing closes without a reason, and what can be taken back can be for as long as it shows. */
export function RoomActions({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const who = useWho();
  const navigate = useNavigate();
  const goTab = route.useNavigate();
  const [open, setOpen] = useState<{ dialog: Dialog; on: Case } | null>(null);
  const [done, setDone] = useState<Acted | null>(null);
  const queries = useQueryClient();
  const acts = useCaseActs();
  const neighbours = useNeighbours(of);
  const perform = (act: CaseAct): void => acts.mutate({ act, on: of }, { onSuccess: (acted) => setDone(acted) });
  const undo = done === null ? null : undoOf(done.act, done.before, words('room.undoReason'));
  const takeBack = (): void => {
    if (undo === null || done === null) return;
    void undoActed(queries, acts, done, undo).finally(() => setDone(null));
  };
  const triage = may('case.triage') && isOpen(of.status);
  const decide = may('case.decide') && isOpen(of.status);
  const show = (dialog: Dialog) => () => setOpen({ dialog, on: of });
  const showCase = (displayId: string | undefined): void => {
    if (displayId !== undefined) void navigate({ to: '/cases/$displayId', params: { displayId } });
  };
  useCommands({
    ...(triage && of.acknowledgedAt === null ? { roomAcknowledge: () => perform({ type: 'acknowledge' }) } : {}),
    ...(triage ? { roomAssign: show('assign'), roomClose: show('close') } : {}),
    ...(decide ? { roomMerge: show('merge') } : {}),
    ...(undo !== null ? { roomUndo: takeBack } : {}),
    back: () => void navigate({ to: '/cases' }),
    nextCase: () => showCase(neighbours.next),
    previousCase: () => showCase(neighbours.previous),
    note: () => document.getElementById('note')?.focus(),
    task: () => void goTab({ search: { tab: 'tasks' } }),
  });
  const close = (): void => setOpen(null);
  const then = open?.on ?? of;
  return (
    <div className={css['actions']}>
      {triage && of.acknowledgedAt === null && (
        <Act
          command="roomAcknowledge"
          onClick={() => perform({ type: 'acknowledge' })}
          label={words('room.acknowledge')}
        />
      )}
      {triage && of.assignee !== who.id && (
        <button type="button" onClick={() => perform({ type: 'assign', assignee: who.id })}>
          {words('room.take')}
        </button>
      )}
      {triage && <Act command="roomAssign" onClick={show('assign')} label={words('room.assign')} />}
      {triage && (
        <button type="button" onClick={show('severity')}>
          {words('room.setSeverity')}
        </button>
      )}
      {triage &&
        NEXT[of.status].map((to: Status) => (
          <button key={to} type="button" onClick={() => perform({ type: 'status', to })}>
            {words(`room.to.${to}`)}
          </button>
        ))}
      {triage && <Act command="roomClose" onClick={show('close')} label={words('room.close')} />}
      {decide && <Act command="roomMerge" onClick={show('merge')} label={words('room.merge')} />}
      {decide && (
        <button type="button" onClick={show('apart')}>
          {words('room.apart')}
        </button>
      )}
      {may('case.triage') && of.status === 'closed' && (
        <button type="button" onClick={() => perform({ type: 'status', to: 'active' })}>
          {words('room.reopen')}
        </button>
      )}
      <HoldAct of={of} />
      <button type="button" data-kind="quiet" onClick={() => void goTab({ search: { tab: 'print' } })}>
        {words('room.print')}
      </button>
      {done !== null && (
        <span className={css['done']} role="status">
          {words(`room.done.${done.act.type}`)}
          {undo !== null && <Act command="roomUndo" onClick={takeBack} label={words('keys.undo')} />}
        </span>
      )}
      <Refusal error={acts.error} />
      <AssignDialog open={open?.dialog === 'assign'} then={then} now={of} onClose={close} onDone={setDone} />
      <SeverityDialog open={open?.dialog === 'severity'} then={then} now={of} onClose={close} onDone={setDone} />
      <CloseDialog open={open?.dialog === 'close'} then={then} now={of} onClose={close} onDone={setDone} />
      <MergeDialog kind="merge" open={open?.dialog === 'merge'} then={then} now={of} onClose={close} />
      <MergeDialog kind="apart" open={open?.dialog === 'apart'} then={then} now={of} onClose={close} />
    </div>
  );
}

/** A button that tells its key. */
function Act({ command, label, onClick }: { command: CommandId; label: string; onClick: () => void }): ReactNode {
  const { keys, singleKeys } = usePreferences();
  const key = shownKeys(keysOf(command, keys));
  return (
    <button type="button" onClick={onClick} title={singleKeys ? `${label} (${key})` : label}>
      {label}
    </button>
  );
}
