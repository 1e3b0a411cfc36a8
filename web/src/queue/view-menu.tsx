import { Menu } from '@base-ui/react/menu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import type { Sort, View } from './contract.ts';
import { DialogForm } from './dialog-form.tsx';
import { addView, changeView, removeView, type ViewFields } from './queue-api.ts';
import css from './row-menu.module.css';
import { VIEWS_KEY } from './use-views.ts';

interface ViewMenuProps {
  current: View | undefined;
  /** What the list shows now. */
  filter: string;
  sort: Sort;
  onChosen: (view: View | undefined) => void;
  /** Says whether a menu or dialog of it is open. */
  onOpen: (open: boolean) => void;
}

type Asking = 'save' | 'rename' | 'delete';

/** Saves, renames, shares and deletes views. */
export function ViewMenu({ current, filter, sort, onChosen, onOpen }: ViewMenuProps): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = (next: Asking | null): void => {
    setAsking(next);
    onOpen(next !== null);
  };
  const change = useMutation({
    mutationFn: (work: () => Promise<View | undefined>) => work(),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: VIEWS_KEY });
      ask(null);
      onChosen(view);
    },
  });
  const mine = current?.mine === true;
  const changed = current !== undefined && (current.filter !== filter || current.sort !== sort);
  const alter = (changes: Partial<ViewFields>) => (): void =>
    current === undefined ? undefined : change.mutate(() => changeView(current.id, changes));
  return (
    <>
      <Menu.Root onOpenChange={onOpen} modal={false}>
        <Menu.Trigger data-kind="quiet">
          {words(changed ? 'queue.view.changed' : 'queue.view.menu')} <span aria-hidden="true">▾</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={css['at']} align="end">
            <Menu.Popup className={css['menu']}>
              <Item show={mine && changed} onClick={alter({ filter, sort })} label={words('queue.view.update')} />
              <Item show onClick={() => ask('save')} label={words('queue.view.saveAs')} />
              <Item show={mine} onClick={() => ask('rename')} label={words('queue.view.rename')} />
              <Item
                show={mine && may('view.share')}
                onClick={alter({ shared: current?.shared !== true })}
                label={words(current?.shared === true ? 'queue.view.unshare' : 'queue.view.share')}
              />
              <Item show={mine} onClick={() => ask('delete')} label={words('queue.view.delete')} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asking === null && <Refusal error={change.error} />}
      {asking !== null && (
        <Modal title={words(`queue.view.${asking}`)} open onClose={() => ask(null)}>
          <Refusal error={change.error} />
          {asking === 'delete' && current !== undefined ? (
            <DialogForm
              verb={words('queue.view.delete')}
              ready={!change.isPending}
              onClose={() => ask(null)}
              onSubmit={() => change.mutate(() => removeView(current.id).then(() => undefined))}
            >
              <p>{words('queue.view.deleteThis', { name: current.name })}</p>
            </DialogForm>
          ) : (
            <NameForm
              name={asking === 'rename' ? (current?.name ?? '') : ''}
              filter={filter}
              pending={change.isPending}
              onClose={() => ask(null)}
              onName={(name) =>
                change.mutate(() =>
                  asking === 'rename' && current !== undefined
                    ? changeView(current.id, { name })
                    : addView({ name, filter, sort, shared: false }),
                )
              }
            />
          )}
        </Modal>
      )}
    </>
  );
}

function Item({ show, label, onClick }: { show: boolean; label: string; onClick: () => void }): ReactNode {
  return (
    show && (
      <Menu.Item className={css['item']} onClick={onClick}>
        {label}
      </Menu.Item>
    )
  );
}

interface NameFormProps {
  name: string;
  filter: string;
  pending: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

function NameForm({ name: first, filter, pending, onName, onClose }: NameFormProps): ReactNode {
  const words = useWords();
  const [name, setName] = useState(first);
  return (
    <DialogForm
      verb={words('queue.view.save')}
      ready={name.trim() !== '' && !pending}
      onClose={onClose}
      onSubmit={() => onName(name.trim())}
    >
      <p>
        {words('queue.filter.label')}: <code>{filter === '' ? words('queue.bulk.noFilter') : filter}</code>
      </p>
      <label>
        {words('queue.view.name')}
        <input autoFocus required maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
      </label>
    </DialogForm>
  );
}
