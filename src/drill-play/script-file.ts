import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../config/package-root.ts';
import { parseDuration } from '../drills/template/duration.ts';
import type { Act, DrillScript, ScriptedAction, Team } from '../drills/template/script.ts';

interface RawScript {
  title: string;
  actions: (Act & { at: string; cell: string })[];
}

/** What a team does in a drill: config/drills/scripts/<drill>.<team>.yml. Who is absent needs no script. */
export function readScript(drill: string, team: Team): DrillScript {
  const file = join(packageRoot, 'config', 'drills', 'scripts', `${drill}.${team}.yml`);
  if (!existsSync(file)) {
    if (team !== 'absent') throw new Error(`There is no script of a ${team} team for ${drill}`);
    return { drill, team, title: 'Nobody is there', actions: [] };
  }
  const { title, actions } = parse(readFileSync(file, 'utf8')) as RawScript;
  return { drill, team, title, actions: actions.map(timed).toSorted((a, b) => a.atMs - b.atMs) };
}

function timed({ at, ...action }: RawScript['actions'][number]): ScriptedAction {
  const atMs = parseDuration(at);
  if (atMs === null) throw new Error(`${at} is no time`);
  return Object.assign(action, { atMs });
}
