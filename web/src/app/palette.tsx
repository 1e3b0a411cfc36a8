import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import css from './shell.module.css';

const PLACES = [
  ['/triage', 'nav.triage'],
  ['/cases', 'nav.cases'],
  ['/map', 'nav.map'],
  ['/sensors', 'nav.sensors'],
  ['/standing', 'nav.standing'],
  ['/rules', 'nav.rules'],
  ['/statements', 'nav.statements'],
  ['/drills', 'nav.drills'],
  ['/inbox', 'nav.inbox'],
  ['/settings', 'nav.settings'],
] as const;

/** Goes to a screen or a case by a few letters. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const words = useWords();
  return (
    <Modal title={words('keys.palette')} open={open} onClose={onClose}>
      {open && <Search onClose={onClose} />}
    </Modal>
  );
}

function Search({ onClose }: { onClose: () => void }): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const cases = useQuery({
    queryKey: ['palette', text],
    queryFn: () => take(api.GET('/api/v1/cases', { params: { query: { q: text, limit: 8 } } })),
    enabled: text.trim().length > 1,
  });
  const places = PLACES.filter(([, label]) => words(label).toLowerCase().includes(text.toLowerCase()));
  const go = (href: string) => () => {
    onClose();
    void navigate({ href });
  };
  const found = [
    ...places.map(([to, label]) => ({ href: to as string, label: words(label) })),
    ...(cases.data?.items ?? []).map(({ displayId, title }) => ({
      href: `/cases/${displayId}`,
      label: `${displayId} ${title}`,
    })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = found;
        if (first !== undefined) go(first.href)();
      }}
    >
      <label className="visually-hidden" htmlFor="palette">
        {words('palette.label')}
      </label>
      <input id="palette" autoFocus value={text} onChange={({ target }) => setText(target.value)} autoComplete="off" />
      <ul className={css['found']}>
        {found.map(({ href, label }) => (
          <li key={href}>
            <button type="button" data-kind="quiet" onClick={go(href)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
