import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { useMay } from '../session/session.ts';
import { type CaseObject, judge, VERBS, type Verb } from './object-verdicts.ts';
import css from './objects.module.css';

interface JudgeObjectProps {
  caseId: string;
  object: CaseObject;
}

/** What stands of an object by people's word, and the way to say what it is, for whoever may. */
export function JudgeObject({ caseId, object }: JudgeObjectProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { verdict } = object;
  const name = useObjectName()(object);
  return (
    <div className={css['judged']} data-verdict={verdict?.verb ?? 'none'}>
      <span title={verdict?.reason}>
        {verdict === null
          ? words('objects.unjudged')
          : words('objects.judgedBy', { verb: words(`objects.is.${verdict.verb}`), name: verdict.by })}
      </span>
      {verdict !== null && <span className={css['reason']}>{verdict.reason}</span>}
      {may('case.triage') && (
        <button type="button" onClick={() => setOpen(true)}>
          {words('objects.judge')} <span className="visually-hidden">{name}</span>
        </button>
      )}
      <Modal title={words('objects.judgeTitle', { name })} open={open} onClose={() => setOpen(false)}>
        {open && <VerdictForm caseId={caseId} object={object} onClose={() => setOpen(false)} />}
      </Modal>
    </div>
  );
}

/** How people call an object: what it is taken for, and who it says it is. */
export function useObjectName(): (object: Pick<CaseObject, 'class' | 'identity'>) => string {
  const words = useWords();
  return ({ class: kind, identity }) => `${kind ?? words('summary.unknownObject')} ${identity ?? ''}`.trim();
}

function VerdictForm({ caseId, object, onClose }: JudgeObjectProps & { onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const [verb, setVerb] = useState<Verb | null>(null);
  const offered = VERBS.filter((one) => one !== 'clear' || object.verdict !== null);
  const judging = useMutation({
    mutationFn: (verdict: { verb: Verb; reason: string }) => judge(caseId, object.id, verdict),
    onSuccess: async () => {
      onClose();
      await Promise.all([['case', caseId], ['object']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  return (
    <ReasonForm
      verb={words('objects.say')}
      ready={verb !== null}
      sending={judging}
      onSend={(reason) => verb !== null && judging.mutate({ verb, reason })}
      onClose={onClose}
    >
      <fieldset>
        <legend>{words('objects.verbs')}</legend>
        {offered.map((one) => (
          <label key={one} className={css['choice']}>
            <input type="radio" name="verb" value={one} checked={verb === one} onChange={() => setVerb(one)} />
            <span>
              {words(`objects.verb.${one}`)}
              <span className={css['means']}>{words(`objects.means.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </ReasonForm>
  );
}
