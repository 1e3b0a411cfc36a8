import type { AlertPlacementDto, CaseExplanationDto } from '../src/cases/explanation.dto.ts';
import type { CasePhasesDto } from '../src/cases/phases.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { mark } from './support/marking-acts.ts';
import { type Asking, Watch } from './support/watch.ts';

describe('explanations', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let lead: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
  });
  afterAll(() => app?.close());

  const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString();
  const ip = (value: string): object => ({ type: 'ip', value, role: 'source' });
  const hash = (value: string): object => ({ type: 'hash', value, role: 'subject' });
  const placement = async (id: string, who = analyst): Promise<AlertPlacementDto> =>
    (await who.get<AlertPlacementDto>(`/api/v1/alerts/${id}/placement`)).body;

  it('tell what brought each alert in, and that without the hash these would be two cases', async () => {
    const scan = await watch.alert({ occurredAt: at(0), title: 'Scan', severity: 65, entities: [ip('10.1.0.1')] });
    const drop = await watch.alert({
      occurredAt: at(2),
      title: 'Dropper',
      severity: 40,
      entities: [ip('10.1.0.1'), hash('aa01')],
    });
    const again = await watch.alert({ occurredAt: at(9), title: 'Same file', severity: 65, entities: [hash('aa01')] });
    expect(again.caseId).toBe(scan.caseId);
    const { status, body } = await analyst.get<CaseExplanationDto>(`/api/v1/cases/${scan.caseId}/explanation`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ alerts: 3, ties: 2, parts: 1, truncated: false });
    expect(body.steps.map(({ text, alertId, viaAlertId }) => [text, alertId, viaAlertId])).toEqual([
      ['The first alert of what is shown: “Scan”', scan.id, null],
      ['Shares address 10.1.0.1 with “Scan”, which began 2 min earlier', drop.id, scan.id],
      ['Shares file hash aa01 with “Dropper”, which began 7 min earlier', again.id, drop.id],
    ]);
    const page = await analyst.get<CaseExplanationDto>(`/api/v1/cases/${scan.caseId}/explanation?from=1&steps=1`);
    expect(page.body).toEqual(Object.assign({}, body, { steps: body.steps.slice(1, 2) }));
    expect(await analyst.get(`/api/v1/cases/${scan.caseId}/explanation?steps=0`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_min', field: 'steps' } },
    });
    expect(body.withoutEvidence.map(({ text, partCount, caseCount }) => [text, partCount, caseCount])).toContainEqual([
      'Without file hash aa01 this would be 2 separate groups, 2 of them cases',
      2,
      2,
    ]);
    expect(await placement(drop.id)).toMatchObject({
      caseId: scan.caseId,
      placed: { messageKey: 'placed.linked' },
      reasons: [{ alertId: scan.id, messageKey: 'tie.shared-entity' }],
      near: [],
    });
  });

  it('tell what went on when at which machine', async () => {
    const on = (host: string): object => ({ type: 'host', value: host, role: 'target' });
    const [by, account] = [ip('10.1.0.9'), { type: 'user', value: 'crane', role: 'subject' }];
    const scan = await watch.alert({
      occurredAt: at(50),
      severity: 65,
      title: 'Port scan',
      entities: [by, on('web-1')],
    });
    const guess = { title: 'Brute force of a password', severity: 65, entities: [by, on('srv-1'), account] };
    for (const minute of [52, 53]) await watch.alert({ occurredAt: at(minute), signature: 'bf:1', ...guess });
    const { body } = await analyst.get<CasePhasesDto>(`/api/v1/cases/${scan.caseId}/phases`);
    expect(body).toMatchObject({ alerts: 3, truncated: false });
    expect(body.phases.map(({ stage, tactic, place, first, alerts }) => [stage, tactic, place, first, alerts])).toEqual(
      [
        ['scanning', 'TA0043', 'web-1', at(50), 1],
        ['credential-access', 'TA0006', 'srv-1', at(52), 1],
        ['credential-access', 'TA0006', 'srv-1', at(53), 1],
      ],
    );
  });

  it('leave out what the reader does not see, and all that follows from it', async () => {
    const first = await watch.alert({ occurredAt: at(30), severity: 65, entities: [ip('10.1.0.2')], title: 'Plain' });
    const secret = await watch.alert({
      occurredAt: at(31),
      title: 'Informant',
      tlp: 'RED',
      severity: 30,
      entities: [ip('10.1.0.2'), hash('bb02')],
    });
    await watch.alert({ occurredAt: at(32), severity: 65, entities: [hash('bb02')], title: 'Third' });
    const path = `/api/v1/cases/${first.caseId}`;
    expect((await analyst.get(`${path}/explanation`)).status).toBe(404);
    const asked = await mark(lead, path, { tlp: 'AMBER' }, 'the rest is known');
    const other = await watch.somebody('lead');
    await other.post(`/api/v1/marking-requests/${asked.body.requestId ?? ''}/confirm`, { reason: 'agreed' });
    const seen = await analyst.get<CaseExplanationDto>(`${path}/explanation`);
    expect(seen.status).toBe(200);
    expect(seen.body.alerts).toBe(2);
    expect(JSON.stringify(seen.body)).not.toMatch(new RegExp(`Informant|${secret.id}|bb02|10\\.1\\.0\\.2`));
    const phases = await analyst.get<CasePhasesDto>(`${path}/phases`);
    expect(phases.body.alerts).toBe(2);
    expect(JSON.stringify(phases.body)).not.toMatch(new RegExp(`Informant|${secret.id}`));
    expect((await lead.get<CasePhasesDto>(`${path}/phases`)).body.alerts).toBe(3);
    expect((await lead.get<CaseExplanationDto>(`${path}/explanation`)).body).toMatchObject({ alerts: 3, parts: 1 });
    expect((await analyst.get(`/api/v1/alerts/${secret.id}/placement`)).status).toBe(404);
  });

  it('say why an alert is in no case, and what nearly brought it into one', async () => {
    const far = await watch.alert({ occurredAt: at(60), severity: 30, entities: [ip('10.1.0.3')], title: 'Early' });
    const late = await watch.alert({ occurredAt: at(150), severity: 30, entities: [ip('10.1.0.3')], title: 'Late' });
    expect(late.caseId).toBeNull();
    const { placed, near } = await placement(late.id);
    expect(placed.text).toBe('It is in no case');
    expect(near.map(({ text }) => text)).toEqual([
      'Shares address 10.1.0.3 with “Early”, but 90 min apart; at most 30 min tie',
      'Its severity is 30; alone an alert opens a case from 60, with others of another kind from 45',
    ]);
    expect(near[0]).toMatchObject({
      messageKey: 'near.too-far-apart',
      parameters: { alertId: far.id, gapSeconds: 5_400 },
    });
    const alone = await watch.alert({ occurredAt: at(151), severity: 10, entities: [ip('10.1.0.77')] });
    expect((await placement(alone.id)).near.map(({ messageKey }) => messageKey)).toContain('near.nothing-shared');
  });

  it('say that a person took it out, and what a repeat goes with', async () => {
    const found = await watch.case();
    const noise = await watch.join(found, { severity: 30 });
    await analyst.post(`${found.path}/unlink`, { alertIds: [noise.id], reason: 'Maintenance' });
    expect((await placement(noise.id)).near.map(({ messageKey }) => messageKey)).toContain('near.taken-out');
    const one = await watch.alert({ signature: 'repeat:1', severity: 20, entities: [ip('10.1.0.9')], title: 'Again' });
    const two = await watch.alert({ signature: 'repeat:1', severity: 20, entities: [ip('10.1.0.9')] });
    expect(await placement(two.id)).toMatchObject({
      headId: one.id,
      placed: { text: 'It repeats “Again” and goes where that goes' },
    });
  });
});
