import type { ReactNode } from 'react';
import { useMay } from '../session/session.ts';
import { Channels } from './channels.tsx';
import { NotificationPreferences } from './notification-preferences.tsx';
import { Rules } from './rules.tsx';
import css from './settings.module.css';

/** How a person is told outside the console, and, for those who may, how the organisation is. */
export function Notifications(): ReactNode {
  const may = useMay();
  return (
    <div className={css['part']}>
      <NotificationPreferences />
      {may('notification.write') && (
        <>
          <Channels />
          <Rules />
        </>
      )}
    </div>
  );
}
