import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FormButtons } from '../parts/form-buttons.tsx';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { NationChoice } from './nation-choice.tsx';
import {
  askNations,
  draftStatement,
  releaseStatement,
  reviseStatement,
  type StatementDetail,
  withdrawStatement,
} from './statement-data.ts';
import { emptyDraft } from './statement-draft.ts';
import { StatementForm } from './statement-form.tsx';
import css from './statements.module.css';

type Act = 'revise' | 'ask' | 'release' | 'correct' | 'withdraw';

interface StatementActsProps {
  of: StatementDetail;
  onChoose: (id: string) => void;
}

/** What may be done with a statement where it stands; each act says what it means before it is done. */
export function StatementActs({ of, onChoose }: StatementActsProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const acts = actsOf(of, may);
  const close = (): void => setAct(null);
  return (
    <div className={css['acts']}>
      {acts.map((one) => (
        <button
          key={one}
          type="button"
          data-kind={one === 'withdraw' ? 'danger' : one === 'release' ? 'primary' : undefined}
          onClick={() => setAct(one)}
        >
          {words(`statement.do.${one}`)}
        </button>
      ))}
      <Modal
        title={words(`statement.doTitle.${act ?? 'revise'}`, { title: of.title })}
        open={act !== null}
        onClose={close}
        wide
      >
        {act !== null && <ActForm act={act} of={of} onClose={close} onChoose={onChoose} />}
      </Modal>
    </div>
  );
}

function actsOf({ state, asked, addressed }: StatementDetail, may: ReturnType<typeof useMay>): Act[] {
  const open = state !== 'released' && state !== 'withdrawn';
  const releasable = state === 'approved' || (state === 'draft' && asked.length === 0);
  const outside = asked.length + addressed.length > 0;
  return [
    ...(open && may('statement.write') ? (['revise'] as const) : []),
    ...(open && may('statement.release') ? (['ask'] as const) : []),
    ...(releasable && may('statement.release') ? (['release'] as const) : []),
    ...(state === 'released' && may('statement.write') ? (['correct'] as const) : []),
    ...(state !== 'withdrawn' && may(outside ? 'statement.release' : 'statement.write') ? (['withdraw'] as const) : []),
  ];
}

interface ActFormProps extends StatementActsProps {
  act: Act;
  onClose: () => void;
}

function ActForm({ act, of, onClose, onChoose }: ActFormProps): ReactNode {
  const words = useWords();
  const [newest] = of.versions;
  if (act === 'withdraw') return <WithdrawForm of={of} onClose={onClose} />;
  if (act === 'ask' || act === 'release') return <NationsForm act={act} of={of} onClose={onClose} />;
  const revises = act === 'revise';
  return (
    <>
      <p>{words(revises ? 'statement.means.revise' : 'statement.means.correct')}</p>
      <StatementForm
        name={`${act}.${of.id}.${String(of.version)}`}
        from={
          revises && newest
            ? { title: newest.title, texts: newest.texts, tlp: '' }
            : emptyDraft(newest?.texts[0]?.language ?? 'en')
        }
        withMarking={false}
        submit={words(`statement.do.${act}`)}
        send={(content) =>
          revises
            ? reviseStatement(of.id, { ...content, version: of.version })
            : draftStatement({ ...content, tlp: of.tlp, corrects: of.id })
        }
        onDone={({ id }) => {
          onClose();
          onChoose(id);
        }}
      />
    </>
  );
}

function NationsForm({
  act,
  of,
  onClose,
}: {
  act: 'ask' | 'release';
  of: StatementDetail;
  onClose: () => void;
}): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const sending = useMutation({
    mutationFn: () => (act === 'ask' ? askNations : releaseStatement)(of.id, of.version, chosen),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries({ queryKey: ['statement'] });
    },
  });
  const nobody = act === 'ask' && of.asked.length + chosen.length === 0;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <p>{words(`statement.means.${act}`)}</p>
      <NationChoice
        legend={words(`statement.nations.${act}`)}
        chosen={chosen}
        fixed={of.asked}
        {...(act === 'release' && { except: of.nation })}
        onChange={setChosen}
      />
      <Refusal error={sending.error} />
      <FormButtons verb={words(`statement.do.${act}`)} ready={!nobody && !sending.isPending} onClose={onClose} />
    </form>
  );
}

function WithdrawForm({ of, onClose }: { of: StatementDetail; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (reason: string) => withdrawStatement(of.id, reason),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries({ queryKey: ['statement'] });
    },
  });
  return (
    <ReasonForm verb={words('statement.do.withdraw')} grave sending={sending} onSend={sending.mutate} onClose={onClose}>
      <p>{words('statement.means.withdraw')}</p>
    </ReasonForm>
  );
}
