import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { currentRealm, goToRealm, LIVE } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import css from './shell.module.css';

/** In the account's menu: the exercises one may enter, and the way back. Nothing where there are none. */
export function RealmItems(): ReactNode {
  const words = useWords();
  const may = useMay();
  const here = currentRealm();
  const { data } = useQuery({
    queryKey: ['realms'],
    queryFn: () => take(api.GET('/api/v1/realms')),
    enabled: may('directory.read'),
  });
  const others = (data?.items ?? []).filter(({ realm }) => realm !== here);
  return (
    <>
      {others.map(({ realm, designator }) => (
        <Menu.Item key={realm} className={css['item']} onClick={() => goToRealm(realm)}>
          {words('realm.enter', { name: designator })}
        </Menu.Item>
      ))}
      {here !== LIVE && (
        <Menu.Item className={css['item']} onClick={() => goToRealm(LIVE)}>
          {words('realm.leave')}
        </Menu.Item>
      )}
    </>
  );
}
