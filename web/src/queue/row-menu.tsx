import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { type CommandId, keysOf, shownKeys } from '../keys/commands.ts';
import { useOffers } from './act-buttons.tsx';
import type { Offer } from './acts.ts';
import { rowId } from './queue-row.tsx';
import css from './row-menu.module.css';
import { itemOf, type RowKey } from './row-key.ts';

export type RowChoice = Offer['id'] | 'open' | 'peek' | 'select' | 'selectRule';

interface RowMenuProps {
  /** The row it is open at, or null. */
  of: RowKey | null;
  hasRule: boolean;
  onChoose: (choice: RowChoice) => void;
  onClose: () => void;
}

/** What can be done with one row, at the row, each with its key. */
export function RowMenu({ of, hasRule, onChoose, onClose }: RowMenuProps): ReactNode {
  const words = useWords();
  const { keys } = usePreferences();
  const kind = of === null ? null : itemOf(of).kind;
  const offers = useOffers(new Set(kind === null ? [] : [kind]));
  const choices: { id: RowChoice; command: CommandId }[] = [
    ...(kind === 'case' ? [{ id: 'open' as const, command: 'open' as const }] : []),
    { id: 'peek', command: 'peek' },
    { id: 'select', command: 'select' },
    ...(hasRule ? [{ id: 'selectRule' as const, command: 'selectRule' as const }] : []),
    ...offers.map(({ id, command }) => ({ id, command })),
  ];
  return (
    <Menu.Root open={of !== null} onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Portal>
        <Menu.Positioner
          className={css['at']}
          anchor={() => (of === null ? null : document.getElementById(rowId(of)))}
          align="center"
          sideOffset={2}
        >
          <Menu.Popup className={css['menu']} aria-label={words('queue.menu')}>
            {choices.map(({ id, command }) => (
              <Menu.Item key={id} className={css['item']} onClick={() => onChoose(id)}>
                {words(`queue.do.${id}`)} <kbd>{shownKeys(keysOf(command, keys))}</kbd>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
