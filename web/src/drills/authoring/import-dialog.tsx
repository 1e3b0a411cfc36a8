import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultyText } from '../../parts/faulty-text.tsx';
import { Modal } from '../../parts/modal.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { templatesQuery } from '../drill-queries.ts';
import { createTemplate, type Detail, FORMATS, saveTemplate, type SentFormat } from './authoring-queries.ts';
import { Lost } from './lost.tsx';
import css from './authoring.module.css';

interface ImportDialogProps {
  /** The drill whose next text it becomes; null for a new drill. */
  into: Detail | null;
  onClose: () => void;
}

/** Takes in what another tool wrote: shows where it is wrong, and afterwards what of it found no place. */
export function ImportDialog({ into, onClose }: ImportDialogProps): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: templates } = useQuery(templatesQuery);
  const [format, setFormat] = useState<SentFormat>(into === null ? 'yaml' : 'csv');
  const [text, setText] = useState('');
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [base, setBase] = useState('');
  const [file, setFile] = useState('');
  const sending = useMutation({
    mutationFn: () => {
      const comment = file;
      if (into !== null) return saveTemplate(into.ref, { format, text, comment, after: into.latest ?? 0 });
      return createTemplate({
        format,
        text,
        comment,
        ...(code !== '' && { code }),
        ...(format === 'csv' && title !== '' && { title }),
        ...(format === 'csv' && base !== '' && { base }),
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drill'] }),
  });
  const read = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setFile(chosen.name);
    setFormat(/\.csv$/i.test(chosen.name) ? 'csv' : /\.json$/i.test(chosen.name) ? 'cexf' : 'yaml');
    setText(await chosen.text());
    sending.reset();
  };
  const goOn = async (ref: string): Promise<void> => {
    await navigate({ to: '/drills/templates/$ref', params: { ref } });
    onClose();
  };
  const { error, data: made } = sending;
  const faults = error instanceof ApiError ? (error.faults ?? []) : [];
  if (made !== undefined) {
    return (
      <Modal open wide title={words('authoring.imported', { title: made.title })} onClose={() => void goOn(made.ref)}>
        <Lost lost={made.lost} />
        <div className={css['buttons']}>
          <button type="button" data-kind="primary" onClick={() => void goOn(made.ref)}>
            {words('authoring.open')}
          </button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      open
      wide
      title={into === null ? words('authoring.import') : words('authoring.importInto', { title: into.title })}
      onClose={onClose}
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <div className={css['row']}>
          <label>
            {words('authoring.file')}
            <input
              type="file"
              accept=".yml,.yaml,.json,.csv,.txt"
              onChange={({ target }) => void read(target.files?.[0])}
            />
          </label>
          <label>
            {words('authoring.format')}
            <select value={format} onChange={({ target }) => setFormat(target.value as SentFormat)}>
              {FORMATS.map((one) => (
                <option key={one} value={one}>
                  {words(`authoring.format.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {into === null && (
            <label>
              {words('authoring.field.code')}
              <input value={code} maxLength={64} onChange={({ target }) => setCode(target.value)} />
            </label>
          )}
        </div>
        {into === null && format === 'csv' && (
          <div className={css['row']}>
            <label>
              {words('authoring.field.title')}
              <input value={title} maxLength={300} onChange={({ target }) => setTitle(target.value)} />
            </label>
            <label>
              {words('authoring.base')}
              <select value={base} onChange={({ target }) => setBase(target.value)}>
                <option value="">{words('authoring.noBase')}</option>
                {templates?.items.map((one) => (
                  <option key={one.ref} value={one.ref}>
                    {one.title}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
        <p className={css['dim']}>{words(`authoring.formatHint.${format}`)}</p>
        <FaultyText
          text={text}
          label={words('authoring.sentText')}
          faults={faults}
          onChange={(next) => {
            setText(next);
            if (error !== null) sending.reset();
          }}
        />
        {faults.length === 0 && <Refusal error={error} />}
        <div className={css['buttons']}>
          <button type="submit" data-kind="primary" disabled={text.trim() === '' || sending.isPending}>
            {words('authoring.takeIn')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
