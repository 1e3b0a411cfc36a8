import type { MessageId } from '../i18n/message-id.ts';

export const SCOPES = ['everywhere', 'queue', 'room', 'drill', 'replay'] as const;
export type Scope = (typeof SCOPES)[number];

interface Command {
  scope: Scope;
  /** In the notation of tinykeys; the person may change it. */
  keys: string;
  label: MessageId;
}

const command = <const C extends Command>(c: C): C => c;

/**
 * What can be done by keyboard, after EveBox and Gmail, whose keys analysts have in their hands. No single key releases
 * data, starts an exercise, or closes anything without a reason.
 */
export const COMMANDS = {
  goTriage: command({ scope: 'everywhere', keys: 'g t', label: 'keys.goTriage' }),
  goCases: command({ scope: 'everywhere', keys: 'g c', label: 'keys.goCases' }),
  goMap: command({ scope: 'everywhere', keys: 'g m', label: 'keys.goMap' }),
  goSensors: command({ scope: 'everywhere', keys: 'g s', label: 'keys.goSensors' }),
  goRules: command({ scope: 'everywhere', keys: 'g r', label: 'keys.goRules' }),
  goStatements: command({ scope: 'everywhere', keys: 'g p', label: 'keys.goStatements' }),
  goDrills: command({ scope: 'everywhere', keys: 'g d', label: 'keys.goDrills' }),
  goInbox: command({ scope: 'everywhere', keys: 'g i', label: 'keys.goInbox' }),
  palette: command({ scope: 'everywhere', keys: '$mod+k', label: 'keys.palette' }),
  help: command({ scope: 'everywhere', keys: 'Shift+?', label: 'keys.help' }),
  swapTimes: command({ scope: 'everywhere', keys: 't', label: 'keys.swapTimes' }),
  down: command({ scope: 'queue', keys: 'j', label: 'keys.down' }),
  up: command({ scope: 'queue', keys: 'k', label: 'keys.up' }),
  last: command({ scope: 'queue', keys: 'Shift+G', label: 'keys.last' }),
  first: command({ scope: 'queue', keys: 'g g', label: 'keys.first' }),
  open: command({ scope: 'queue', keys: 'o', label: 'keys.open' }),
  peek: command({ scope: 'queue', keys: 'Space', label: 'keys.peek' }),
  select: command({ scope: 'queue', keys: 'x', label: 'keys.select' }),
  selectAll: command({ scope: 'queue', keys: 'Shift+* a', label: 'keys.selectAll' }),
  selectRule: command({ scope: 'queue', keys: 'Shift+* 1', label: 'keys.selectRule' }),
  selectNone: command({ scope: 'queue', keys: 'Shift+* n', label: 'keys.selectNone' }),
  acknowledge: command({ scope: 'queue', keys: 'a', label: 'keys.acknowledge' }),
  assign: command({ scope: 'queue', keys: 'Shift+A', label: 'keys.assign' }),
  escalate: command({ scope: 'queue', keys: 's', label: 'keys.escalate' }),
  merge: command({ scope: 'queue', keys: 'm', label: 'keys.merge' }),
  close: command({ scope: 'queue', keys: 'e', label: 'keys.close' }),
  queueNote: command({ scope: 'queue', keys: 'n', label: 'keys.note' }),
  snooze: command({ scope: 'queue', keys: 'b', label: 'keys.snooze' }),
  undo: command({ scope: 'queue', keys: 'u', label: 'keys.undo' }),
  release: command({ scope: 'queue', keys: 'r', label: 'keys.release' }),
  menu: command({ scope: 'queue', keys: '.', label: 'keys.menu' }),
  filter: command({ scope: 'queue', keys: '/', label: 'keys.filter' }),
  nextCase: command({ scope: 'room', keys: 'Shift+J', label: 'keys.nextCase' }),
  previousCase: command({ scope: 'room', keys: 'Shift+K', label: 'keys.previousCase' }),
  back: command({ scope: 'room', keys: 'Escape', label: 'keys.back' }),
  note: command({ scope: 'room', keys: 'n', label: 'keys.note' }),
  task: command({ scope: 'room', keys: 'Shift+T', label: 'keys.task' }),
  roomAcknowledge: command({ scope: 'room', keys: 'a', label: 'keys.acknowledge' }),
  roomAssign: command({ scope: 'room', keys: 'Shift+A', label: 'keys.assign' }),
  roomClose: command({ scope: 'room', keys: 'e', label: 'keys.close' }),
  roomMerge: command({ scope: 'room', keys: 'm', label: 'keys.merge' }),
  roomUndo: command({ scope: 'room', keys: 'u', label: 'keys.undo' }),
  drillNext: command({ scope: 'drill', keys: 'j', label: 'keys.drillNext' }),
  drillPrevious: command({ scope: 'drill', keys: 'k', label: 'keys.drillPrevious' }),
  drillPause: command({ scope: 'drill', keys: 'p', label: 'keys.drillPause' }),
  confirm: command({ scope: 'drill', keys: '$mod+Enter', label: 'keys.confirm' }),
  replayPlay: command({ scope: 'replay', keys: 'Space', label: 'replay.key.play' }),
  replayForward: command({ scope: 'replay', keys: 'ArrowRight', label: 'replay.key.forward' }),
  replayBack: command({ scope: 'replay', keys: 'ArrowLeft', label: 'replay.key.back' }),
  replayNextMissed: command({ scope: 'replay', keys: 'n', label: 'replay.key.nextMissed' }),
  replayPreviousMissed: command({ scope: 'replay', keys: 'p', label: 'replay.key.previousMissed' }),
} as const;
export type CommandId = keyof typeof COMMANDS;

/** The keys of a command: the person's own, or the shipped ones. */
export const keysOf = (id: CommandId, own: Readonly<Record<string, string>>): string => own[id] ?? COMMANDS[id].keys;

/** How keys are shown: `g t`, `Ctrl+K`, `?`. */
export const shownKeys = (keys: string): string => keys.replace('$mod', 'Ctrl').replace(/Shift\+(?=[^A-Za-z0-9])/g, '');

/** Whether keys work without a modifier, which speech input and stray hands can hit (WCAG 2.1.4). */
export const isSingleKey = (keys: string): boolean => !/\$mod|Control|Alt|Meta/.test(keys) && keys !== 'Escape';
