import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Modal } from '../../parts/modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useWho } from '../../session/session.ts';
import { copyTemplate, createTemplate } from './authoring-queries.ts';
import { newDrill } from './drill-shape.ts';
import css from './authoring.module.css';

interface NewDialogProps {
  /** What is copied; nothing where the drill is a new one. */
  of?: { ref: string; code: string; title: string };
  onClose: () => void;
}

const slugOf = (title: string): string => (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 64);

/** A new drill, or a copy of one: what it is called. Then goes to it. */
export function NewDialog({ of, onClose }: NewDialogProps): ReactNode {
  const words = useWords();
  const own = useWho().organisation?.code ?? '';
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(of === undefined ? null : `${of.code}-2`);
  const code = typed ?? slugOf(title);
  const making = useMutation({
    mutationFn: () =>
      of === undefined
        ? createTemplate({ format: 'yaml', text: newDrill(code, title.trim() || code, own), comment: '' })
        : copyTemplate(of.ref, code),
    onSuccess: async ({ ref }) => {
      await queries.invalidateQueries({ queryKey: ['drill', 'templates'] });
      await navigate({ to: '/drills/templates/$ref', params: { ref } });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={of === undefined ? words('authoring.new') : words('authoring.copyOf', { title: of.title })}
      onClose={onClose}
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        {of === undefined && (
          <label>
            {words('authoring.field.title')}
            <input value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)} />
          </label>
        )}
        <label>
          {words('authoring.field.code')}
          <input value={code} maxLength={64} onChange={({ target }) => setTyped(target.value)} />
          <span className={css['under']}>{words('authoring.codeHint')}</span>
        </label>
        <Refusal error={making.error} />
        <div className={css['buttons']}>
          <button type="submit" data-kind="primary" disabled={code === '' || making.isPending}>
            {words('authoring.make')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
