import { randomUUID } from 'node:crypto';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { mark } from './support/marking-acts.ts';
import { type Asking, Watch, type WatchedCase } from './support/watch.ts';

/** Somebody who sees an alert, but not the case it is in, which people raised. */
describe('an alert in a case that is not seen', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let lead: Asking;
  let own: WatchedCase;
  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    own = await watch.case({ tlp: 'GREEN' });
  });
  afterAll(() => app?.close());

  async function hidden(): Promise<WatchedCase> {
    const found = await watch.case({ tlp: 'GREEN' });
    expect((await mark(lead, found.path, { tlp: 'RED' })).status).toBe(200);
    expect((await analyst.get(found.path)).status).toBe(404);
    return found;
  }

  it.each(['open', 'closed'])(
    'cannot be taken out of it, and is refused like one that is not there (%s)',
    async (state) => {
      const found = await hidden();
      if (state === 'closed') await lead.post(`${found.path}/status`, { to: 'closed', reason: 'resolved' });
      expect((await analyst.get<AlertDto>(`/api/v1/alerts/${found.alertId}`)).body).toMatchObject({ caseId: null });
      const link = (alertId: string): Promise<Answer<ErrorAnswer>> =>
        analyst.post(`${own.path}/link`, { alertIds: [alertId], reason: 'of one matter' });
      const refused = await link(found.alertId);
      expect([refused.status, refused.body]).toEqual([404, (await link(randomUUID())).body]);
      expect((await lead.get<CaseDto>(found.path)).body.alertCount).toBe(1);
      expect((await analyst.get<CaseDto>(own.path)).body).toMatchObject({ alertCount: 1, tlp: 'GREEN' });
    },
  );
});
