import { parseDuration } from './duration.ts';
import { readLocatedYaml, type TextFault } from './located-yaml.ts';
import { schemaOf, schemaFaults } from './schema-faults.ts';
import type { Act, CloseReason, DrillScript, ReleaseAddress, RumourSo, ScriptedAction, Team } from './script.ts';
import type { DrillTemplate } from './template.ts';

interface RawAction {
  at: string;
  cell: string;
  do: Act['do'];
  on?: string;
  severity?: number;
  to_status?: 'triaged' | 'active' | 'contained';
  reason?: string;
  text?: string;
  task?: string;
  title?: string;
  release?: string;
  to?: ReleaseAddress[];
  purpose?: string;
  verification?: 'confirmed' | 'refuted';
  verb?: 'acknowledge' | 'reject' | 'ignore';
  close_reason?: CloseReason;
  statement?: string;
  corrects?: string;
  nations?: string[];
  verdict?: 'approve' | 'refuse';
  rumour?: string;
  outlet?: string;
  reach?: number;
  so?: RumourSo;
}
type Field = Exclude<keyof RawAction, 'at' | 'cell' | 'do'>;

/** What each verb needs. */
const FIELDS: Readonly<Record<Act['do'], readonly Field[]>> = {
  acknowledge: ['on'],
  open_case: ['on'],
  assign: ['on'],
  set_severity: ['on', 'severity', 'reason'],
  set_status: ['on', 'to_status', 'reason'],
  note: ['on', 'text'],
  add_task: ['on', 'task', 'title'],
  complete_task: ['on', 'task'],
  release: ['on', 'release', 'to', 'purpose'],
  acknowledge_share: ['release'],
  verify_report: ['on', 'verification', 'reason'],
  judge_object: ['on', 'verb', 'reason'],
  draft_statement: ['on', 'statement', 'title', 'text'],
  revise_statement: ['statement', 'title', 'text'],
  ask_nations: ['statement', 'nations'],
  answer_statement: ['statement', 'verdict', 'reason'],
  release_statement: ['statement', 'nations'],
  withdraw_statement: ['statement', 'reason'],
  log_rumour: ['on', 'rumour', 'text', 'outlet'],
  judge_rumour: ['rumour', 'so', 'reason'],
  answer_rumour: ['rumour', 'statement'],
  close: ['on', 'close_reason', 'text'],
};
/** What a verb may have besides. */
const MAY_HAVE: Partial<Record<Act['do'], readonly Field[]>> = { draft_statement: ['corrects'], log_rumour: ['reach'] };
/** What scripts give names to, and the verb that does. */
const NAMING = {
  task: 'add_task',
  release: 'release',
  statement: 'draft_statement',
  rumour: 'log_rumour',
} as const satisfies Partial<Record<Field, Act['do']>>;
const NAMED = Object.keys(NAMING) as (keyof typeof NAMING)[];

const SCHEMA = schemaOf('script.schema.json');

/** Reads what a team does in a drill, and holds it against the drill. Every fault is told with line and column. */
export function readScript(
  file: string,
  text: string,
  template: DrillTemplate,
): { script: DrillScript; faults: [] } | { script: null; faults: TextFault[] } {
  const { yaml, faults } = readLocatedYaml(file, text);
  if (!yaml) return { script: null, faults };
  faults.push(...schemaFaults(file, yaml, SCHEMA));
  if (faults.length > 0) return { script: null, faults };
  const complain = (pointer: string, message: string): void => {
    faults.push({ file, ...yaml.placeOf(pointer), message });
  };
  const raw = yaml.value as unknown as { drill: string; team: Team; title: string; actions: RawAction[] };
  if (raw.drill !== template.code) complain('/drill', `It is of ${raw.drill}, not of ${template.code}`);
  const names = new Map(NAMED.map((kind) => [kind, new Set<string>()]));
  let before = 0;
  const actions = raw.actions.map((action, index): ScriptedAction => {
    const pointer = `/actions/${index}`;
    for (const fault of actionFaults(action, template)) complain(pointer, fault);
    for (const kind of NAMED) {
      const name = action[kind];
      if (name === undefined) continue;
      if (action.do === NAMING[kind]) names.get(kind)?.add(name);
      else if (!names.get(kind)?.has(name)) complain(`${pointer}/${kind}`, `There is no ${kind} ${name} yet`);
    }
    const { corrects } = action;
    if (corrects !== undefined && !names.get('statement')?.has(corrects)) {
      complain(`${pointer}/corrects`, `There is no statement ${corrects} yet`);
    }
    const atMs = parseDuration(action.at) ?? 0;
    if (atMs < before) complain(`${pointer}/at`, 'Actions are in order of time');
    before = atMs;
    const { at: _at, to_status: status, close_reason: closeReason, text: words, ...rest } = action;
    const said = closeReason === undefined ? { text: words } : { reason: closeReason, note: words };
    const act = {
      ...rest,
      ...(status === undefined ? {} : { to: status }),
      ...(words === undefined ? {} : said),
    };
    return { atMs, ...act } as ScriptedAction;
  });
  if (faults.length > 0) return { script: null, faults };
  return { script: { drill: raw.drill, team: raw.team, title: raw.title, actions }, faults: [] };
}

function actionFaults(action: RawAction, { items, cells, durationMs }: DrillTemplate): string[] {
  const faults: string[] = [];
  const needed = FIELDS[action.do];
  const given = (Object.keys(action) as (keyof RawAction)[]).filter(
    (key): key is Field => key !== 'at' && key !== 'cell' && key !== 'do',
  );
  for (const field of needed) if (!given.includes(field)) faults.push(`${action.do} needs ${field}`);
  const allowed = new Set<Field>([...needed, ...(MAY_HAVE[action.do] ?? [])]);
  for (const field of given) if (!allowed.has(field)) faults.push(`${action.do} takes no ${field}`);
  if (action.on !== undefined && !items.some(({ code }) => code === action.on)) {
    faults.push(`There is no item ${action.on}`);
  }
  if (!cells.some(({ code }) => code === action.cell)) faults.push(`There is no cell ${action.cell}`);
  if ((parseDuration(action.at) ?? 0) > durationMs) faults.push('That is after ENDEX');
  return faults;
}
