import { parseArgs } from 'node:util';
import { type Team, TEAMS } from '../drills/template/script.ts';

export interface PlayOptions {
  /** Code of the drill. */
  drill: string;
  team: Team;
  /** Exercise seconds per real one; null for what the drill says when it is compressed, 1 when it is not. */
  rate: number | null;
  compressed: boolean;
  /** Folder the report is written to. */
  out: string;
}

export const PLAY_HELP = `npm run drill -- <drill> [options]
  --compressed       play it as much faster as the drill says
  --rate <times>     play it that much faster (up to 60)
  --team <team>      good, slow or absent (default good)
  --out <folder>     where report.html, report.json and, where a Chromium prints, report.pdf are
                     written (default drill-reports/<drill>-<team>)
Plays a drill from STARTEX to ENDEX with a scripted team, on a server and a database of its own, and writes its report.`;

/** The command line, or what is wrong with it. `help` where that was asked for. */
export function parsePlayOptions(words: readonly string[]): PlayOptions | { help: true } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        compressed: { type: 'boolean' },
        rate: { type: 'string' },
        team: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return { help: true };
    const [drill, ...rest] = positionals;
    if (drill === undefined || rest.length > 0) return { fault: 'Name one drill' };
    const team = TEAMS.find((name) => name === (values.team ?? 'good'));
    if (!team) return { fault: `--team must be one of ${TEAMS.join(', ')}` };
    const rate = values.rate === undefined ? null : Number(values.rate);
    if (rate !== null && !(rate >= 0.1 && rate <= 60)) return { fault: '--rate must be a number from 0.1 to 60' };
    const out = values.out ?? `drill-reports/${drill}-${team}`;
    return { drill, team, rate, compressed: values.compressed === true, out };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
