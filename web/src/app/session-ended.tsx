import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { onSignedOut } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { useLiveFeed } from '../live/use-live.ts';
import { Modal } from '../parts/modal.tsx';
import { useWho } from '../session/session.ts';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { realmHeaders } from '../session/realm.ts';

/**
 * When the session ends under somebody's hands the page stays, with every draft in it, and asks who is there. Somebody
 * else signing in gets a fresh page.
 */
export function SessionEnded(): ReactNode {
  const words = useWords();
  const who = useWho();
  const queries = useQueryClient();
  const feed = useLiveFeed();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  const back = async (): Promise<void> => {
    const now = await fetch('/api/v1/session', { headers: realmHeaders() }).then(
      (answer) => answer.json() as Promise<{ id?: string }>,
    );
    if (now.id !== who.id) return location.reload();
    setEnded(false);
    feed.stop();
    feed.start();
    await queries.invalidateQueries();
  };
  return (
    <Modal title={words('signIn.ended')} open={ended}>
      <p>{words('signIn.endedText')}</p>
      {ended && <SignInForm onDone={() => void back()} login={who.login ?? ''} />}
    </Modal>
  );
}
