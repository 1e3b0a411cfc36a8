import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { Offer } from './acts.ts';
import type { Act } from './contract.ts';
import { advanced, stepped } from './cursor.ts';
import type { Shown } from './shown.ts';
import { narrowed } from './filter-edit.ts';
import { freeze } from './queue-api.ts';
import type { OpenDialog } from './queue-dialogs.tsx';
import type { GridHandle } from './queue-grid.tsx';
import type { Pick } from './queue-row.tsx';
import type { RowChoice } from './row-menu.tsx';
import { itemOf, type RowKey } from './row-key.ts';
import { dealsWith, type Scope, scopeOf } from './scope.ts';
import { anchoredAt, frozenAs, isEmpty, NOTHING, ranged, type Selection, toggled, without } from './selection.ts';
import type { Queue } from './use-queue.ts';
import type { Triage } from './use-triage.ts';

/** Who works on the list: where they are, what they have chosen, what is open, and what they can do. */
export interface Desk {
  cursor: RowKey | null;
  selection: Selection;
  dialog: OpenDialog | null;
  menu: RowKey | null;
  peeking: boolean;
  /** Why everything that matches could not be set apart. */
  freezing: unknown;
  isSelected: (key: RowKey) => boolean;
  move: (by: number) => void;
  pick: (pick: Pick) => void;
  toggle: () => void;
  open: (key: RowKey) => void;
  peek: () => void;
  look: (shown: Shown) => void;
  escape: () => void;
  openMenu: (key: RowKey | null) => void;
  choose: (choice: RowChoice) => void;
  ask: (id: Offer['id']) => void;
  /** The same for the row of the cursor, whatever is chosen. */
  askRow: (id: Offer['id']) => void;
  act: (act: Act, scope: Scope) => Promise<boolean>;
  closeDialog: () => void;
  selectAll: () => void;
  selectRule: () => void;
  selectNone: () => void;
  release: () => void;
}

export function useDesk(queue: Queue, triage: Triage, filter: string, grid: RefObject<GridHandle | null>): Desk {
  const { list, source, state } = queue;
  const navigate = useNavigate();
  const [cursor, setCursor] = useState<RowKey | null>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [menu, setMenu] = useState<RowKey | null>(null);
  const [peeking, setPeeking] = useState(false);
  const [freezing, setFreezing] = useState<unknown>(null);

  useEffect(() => list.hold('selection', !isEmpty(selection)), [list, selection]);
  useEffect(() => list.hold('dialog', dialog !== null || menu !== null), [list, dialog, menu]);
  useEffect(() => list.hold('peek', peeking), [list, peeking]);
  // Another list: what was chosen in the one before is not carried into it unseen.
  useEffect(() => setSelection(NOTHING), [filter]);
  useEffect(() => {
    const gone = new Set(state.rows.filter((shown) => shown.gone !== null).map(({ key }) => key));
    if (gone.size > 0) setSelection((now) => without(now, gone));
  }, [state]);

  const toGrid = useCallback(() => requestAnimationFrame(() => grid.current?.focus()), [grid]);
  const move = useCallback(
    (by: number) => {
      setCursor((at) => stepped(list.snapshot().rows, at, by));
      grid.current?.focus();
    },
    [list, grid],
  );
  const pick = useCallback(
    ({ key, range, add }: Pick) => {
      setCursor(key);
      const order = list.snapshot().rows.map(({ key }) => key);
      if (range) setSelection((now) => ranged(now, key, order));
      else if (add) setSelection((now) => toggled(now, key));
      else setSelection((now) => anchoredAt(now, key));
    },
    [list],
  );
  const open = useCallback(
    (key: RowKey) => {
      const displayId = list.get(key)?.row.displayId;
      if (typeof displayId === 'string') void navigate({ to: '/cases/$displayId', params: { displayId } });
      else setPeeking(true);
    },
    [list, navigate],
  );
  /** Shows a row that has no part in this list, by its id. */
  const elsewhere = (key: RowKey): void => {
    void navigate({ to: '/triage', search: { filter: `id:${itemOf(key).id}` } });
  };
  const act = useCallback(
    (what: Act, scope: Scope) => {
      if (dealsWith(what) && cursor !== null && scope.keys.includes(cursor)) {
        setCursor(advanced(list.snapshot().rows, cursor, new Set(scope.keys)));
      }
      setDialog(null);
      setSelection(NOTHING);
      toGrid();
      return triage.run(what, scope);
    },
    [cursor, list, toGrid, triage],
  );
  const scope = useMemo(() => scopeOf(selection, cursor), [selection, cursor]);
  const askIn = (id: Offer['id'], scope: Scope | null): void => {
    if (scope === null) return;
    if (id === 'acknowledge') void act({ type: 'acknowledge' }, scope);
    else setDialog({ asking: id, scope });
  };
  const frozenBy = (what: string, keys: () => RowKey[]): void => {
    setFreezing(null);
    freeze({ filter: what }).then(
      (frozen) => setSelection(frozenAs(frozen, what, keys())),
      (error: unknown) => setFreezing(error),
    );
  };
  const selectRule = (): void => {
    const rule = cursor === null ? null : (list.get(cursor)?.row.rule ?? null);
    if (rule === null) return;
    const same = (): RowKey[] =>
      list.snapshot().rows.flatMap(({ key, row, gone }) => (row.rule === rule && gone === null ? [key] : []));
    frozenBy(narrowed(filter, 'rule', rule), same);
  };
  const actions = {
    selectAll: () =>
      frozenBy(filter, () => list.snapshot().rows.flatMap(({ key, gone }) => (gone === null ? [key] : []))),
    selectRule,
    selectNone: () => setSelection(NOTHING),
    toggle: () => cursor !== null && setSelection((now) => toggled(now, cursor)),
    peek: () => {
      if (cursor === null) move(1);
      setPeeking((now) => !now);
    },
    look: ({ key }: Shown) => {
      list.seen([key]);
      list.release();
      if (list.get(key) === undefined) {
        elsewhere(key);
        return;
      }
      setCursor(key);
      setPeeking(true);
      toGrid();
    },
    escape: () => (peeking ? setPeeking(false) : setSelection(NOTHING)),
    release: () => {
      void source.release();
      grid.current?.toTop();
    },
  };
  return {
    cursor,
    selection,
    dialog,
    menu,
    peeking,
    freezing,
    isSelected: useCallback((key: RowKey) => selection.keys.has(key), [selection]),
    move,
    pick,
    open,
    act,
    openMenu: useCallback((key: RowKey | null) => {
      if (key !== null) setCursor(key);
      setMenu(key);
    }, []),
    ask: (id) => askIn(id, scope),
    askRow: (id) => askIn(id, scopeOf(NOTHING, cursor)),
    choose: (choice) => {
      const key = menu;
      setMenu(null);
      if (key === null) return;
      if (choice === 'open') open(key);
      else if (choice === 'peek') setPeeking(true);
      else if (choice === 'select') actions.toggle();
      else if (choice === 'selectRule') selectRule();
      // The menu is of its row, whatever else is chosen.
      else askIn(choice, scopeOf(NOTHING, key));
    },
    closeDialog: () => {
      setDialog(null);
      toGrid();
    },
    ...actions,
  };
}
