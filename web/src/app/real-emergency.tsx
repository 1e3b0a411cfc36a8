import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { utcClock } from '../time/format-time.ts';
import css from './shell.module.css';

const PAGE = 500;

/** The way out of play for what is real: a case in earnest, and every cell told to stop. */
export function RealEmergency({ realm, declaredAt }: { realm: string; declaredAt: string | null }): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      {declaredAt !== null && (
        <strong className={css['declared']} role="alert">
          {words('realEmergency.declared', { at: utcClock(new Date(declaredAt)) })}
        </strong>
      )}
      <button type="button" className={css['emergency']} onClick={() => setOpen(true)}>
        {words('realEmergency.title')}
      </button>
      <Modal title={words('realEmergency.title')} open={open} onClose={() => setOpen(false)}>
        {open && <EmergencyForm realm={realm} onDone={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function EmergencyForm({ realm, onDone }: { realm: string; onDone: () => void }): ReactNode {
  const words = useWords();
  const { nation } = useWho();
  // One emergency, however often it is sent.
  const [clientId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const { data: sites = [] } = useQuery({
    queryKey: ['real-emergency', 'sites'],
    queryFn: async () => (await take(api.GET('/api/v1/sites', { params: { query: { limit: PAGE } } }))).items,
  });
  const own = sites.filter((site) => nation === null || site.nation === nation);
  const siteCode = chosen === '' ? (own[0]?.code ?? '') : chosen;
  const send = useMutation({
    mutationFn: () =>
      take(
        api.POST('/api/v1/realms/{realm}/real-emergency', {
          params: { path: { realm } },
          body: { siteCode, text, clientId, category: 'physical' },
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <p>{words('realEmergency.how')}</p>
      <p>
        <label>
          {words('realEmergency.site')}{' '}
          <select value={siteCode} onChange={({ target }) => setChosen(target.value)}>
            {own.map(({ id, code, name }) => (
              <option key={id} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p>
        <label>
          {words('realEmergency.text')}
          <textarea
            className={css['words']}
            required
            maxLength={4_000}
            rows={4}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
      </p>
      <Refusal error={send.error} />
      <button type="submit" data-kind="danger" disabled={send.isPending || siteCode === '' || text.trim() === ''}>
        {words('realEmergency.send')}
      </button>
    </form>
  );
}
