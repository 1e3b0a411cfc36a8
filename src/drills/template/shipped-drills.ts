import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { faultText } from '../../rules/rule-fault.ts';
import { readScript } from './read-script.ts';
import { readTemplate } from './read-template.ts';
import type { DrillScript, Team } from './script.ts';
import type { DrillTemplate } from './template.ts';

/** Drills that come with the software. */
export const DRILL_FOLDER: string = join(packageRoot, 'config/drills');

export function shippedDrillCodes(): string[] {
  return readdirSync(DRILL_FOLDER)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => name.replace(/\.yml$/, ''))
    .sort();
}

/** @throws Error naming the drills there are, or with every fault of the one asked for. */
export function readShippedDrill(code: string): DrillTemplate {
  const codes = shippedDrillCodes();
  if (!codes.includes(code)) throw new Error(`There is no drill ${code}; there are ${codes.join(', ')}`);
  const { template, faults } = readTemplate(`${code}.yml`, readFileSync(join(DRILL_FOLDER, `${code}.yml`), 'utf8'));
  if (!template) throw new Error(faults.map(faultText).join('\n'));
  return template;
}

/**
 * What a team does in a drill that comes with the software.
 * @throws Error as {@link readShippedDrill} does, and where nobody has written what that team does.
 */
export function readShippedScript(template: DrillTemplate, team: Team): DrillScript {
  const name = `${template.code}.${team}.yml`;
  const path = join(DRILL_FOLDER, 'teams', name);
  if (!existsSync(path)) {
    throw new Error(
      `Nobody has written what a ${team} team does in ${template.code}: there is no config/drills/teams/${name}. ` +
        'People play it in the console without one.',
    );
  }
  const { script, faults } = readScript(name, readFileSync(path, 'utf8'), template);
  if (!script) throw new Error(faults.map(faultText).join('\n'));
  return script;
}
