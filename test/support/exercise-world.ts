import type { AlertDto } from '../../src/intake/alert.dto.ts';
import { nativeAlert, sendBytes } from './alerts.ts';
import { type RequestOptions, startApp, type TestApp } from './app.ts';
import { ExerciseRun } from './exercise-run.ts';
import { signUp, type TestPerson } from './people.ts';
import { until } from './until.ts';

/** Words that stand in what sensors say in one realm alone, whatever shows it. */
export const WORD = { live: 'zqearnestzq', drill: 'zqplayzq', korea: 'zqkoreazq' };
const SHARED_ENTITY = [{ type: 'domain', value: 'c2.both-realms.example.org', role: 'target' }];

export const live = (person: TestPerson): RequestOptions => ({ token: person.token });

type Said = 'live' | 'drill' | 'korea' | 'liveKorea';

/** Two nations play in an exercise while the same sensors speak in earnest, under the same ids of their own. */
export class ExerciseWorld {
  readonly cases: Record<Said, string> = { live: '', drill: '', korea: '', liveKorea: '' };
  readonly alerts: Record<Said, string> = { live: '', drill: '', korea: '', liveKorea: '' };

  private constructor(
    readonly app: TestApp,
    readonly run: ExerciseRun,
    /** Plays for the port of Singapore. */
    readonly singapore: TestPerson,
    /** Plays for Busan. */
    readonly busan: TestPerson,
    /** Of Singapore's CERT, in the control cell. */
    readonly controller: TestPerson,
    /** Of a third nation, without a sensor in the exercise. */
    readonly observer: TestPerson,
    /** A colleague of Singapore's player, who is in no cell. */
    readonly outsider: TestPerson,
  ) {}

  static async start(): Promise<ExerciseWorld> {
    const app = await startApp();
    const port = { organisation: 'sg-port-soc' };
    const singapore = await signUp(app, { ...port, roles: ['lead', 'liaison'] });
    const busan = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'] });
    const controller = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller', 'lead'] });
    const observer = await signUp(app, { organisation: 'my-cert', roles: ['analyst'] });
    const outsider = await signUp(app, { ...port, roles: ['lead', 'liaison'] });
    // Made while everything runs: correlation takes it up by itself.
    const run = await ExerciseRun.open(app, {
      designator: 'LION CITY 26-1',
      cells: [
        { code: 'control', organisation: 'sg-cert', kind: 'control' },
        { code: 'sg-port', organisation: 'sg-port-soc', kind: 'player' },
        { code: 'kr-port', organisation: 'kr-port-soc', kind: 'player' },
        { code: 'watchers', organisation: 'my-cert', kind: 'observer' },
      ],
      members: [
        { ...controller, cell: 'control', role: 'controller' },
        { ...singapore, cell: 'sg-port', role: 'player' },
        { ...busan, cell: 'kr-port', role: 'player' },
        { ...observer, cell: 'watchers', role: 'observer' },
      ],
    });
    const world = new ExerciseWorld(app, run, singapore, busan, controller, observer, outsider);
    await world.speak();
    return world;
  }

  /** Address of the exercise's live feed. */
  get feed(): { path: string } {
    return { path: `/live?realm=${encodeURIComponent(this.run.realm)}` };
  }

  /** A sensor says something; the id of the alert. */
  async post(key: string, externalId: string, changes: Record<string, unknown>): Promise<string> {
    const alert = nativeAlert(externalId, { severity: 85, entities: SHARED_ENTITY, ...changes });
    const { body } = await sendBytes(this.app, key, JSON.stringify(alert));
    if (body.results[0]?.status !== 'accepted') throw new Error(JSON.stringify(body));
    return body.results[0].id ?? '';
  }

  /** The case an alert has come into, as somebody sees it. */
  caseOf(alertId: string, options: RequestOptions): Promise<string> {
    const read = () => this.app.get<AlertDto>(`/api/v1/alerts/${alertId}`, options);
    return until(async () => (await read()).body.caseId ?? undefined);
  }

  private async speak(): Promise<void> {
    const { app, run, alerts, cases } = this;
    const keys = {
      live: await app.keyOf('SGJUR', 'suricata'),
      drill: await run.keyOf('SGJUR', 'suricata'),
      korea: await run.keyOf('KRPUS', 'suricata'),
      liveKorea: await app.keyOf('KRPUS', 'suricata'),
    };
    for (const said of ['live', 'drill', 'korea', 'liveKorea'] as const) {
      const title = said === 'liveKorea' ? 'Beacon in Busan' : `Beacon ${WORD[said]}`;
      alerts[said] = await this.post(keys[said], 'same-id', { title, signature: `beacon:${said}` });
    }
    for (const said of ['live', 'drill', 'korea', 'liveKorea'] as const) {
      cases[said] = await this.caseOf(alerts[said], said.startsWith('live') ? {} : run.as());
    }
  }
}
