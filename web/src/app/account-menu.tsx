import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { currentRealm, forgetRealm, LIVE } from '../session/realm.ts';
import { sessionQuery, useWho } from '../session/session.ts';
import { RealmItems } from './realm-items.tsx';
import css from './shell.module.css';

export function AccountMenu({ onKeys }: { onKeys: () => void }): ReactNode {
  const words = useWords();
  const who = useWho();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    await api.DELETE('/api/v1/session');
    // The next person in this tab begins in earnest, with a fresh page.
    if (currentRealm() !== LIVE) {
      forgetRealm();
      location.assign('/sign-in');
      return;
    }
    // Going back asks again who is there. What is known goes last: the screen still shown would ask for it, and fail.
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey, refetchType: 'none' });
    await navigate({ to: '/sign-in' });
    queries.clear();
  };
  return (
    <Menu.Root>
      <Menu.Trigger data-kind="quiet">
        {who.name} {who.nation !== null && <span className={css['nation']}>{who.nation}</span>}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={css['menuAt']} align="end">
          <Menu.Popup className={css['menu']}>
            <Menu.Item className={css['item']} onClick={() => void navigate({ to: '/settings' })}>
              {words('nav.settings')}
            </Menu.Item>
            <Menu.Item className={css['item']} onClick={onKeys}>
              {words('keys.title')}
            </Menu.Item>
            <RealmItems />
            <Menu.Item className={css['item']} onClick={() => void leave()}>
              {words('nav.signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
