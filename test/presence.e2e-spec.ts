import type { Subject } from '../src/live/live-frame.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { mark } from './support/marking-acts.ts';
import { type Asking, Watch, type WatchedCase } from './support/watch.ts';

describe('who looks at what, over the live feed', () => {
  let app: TestApp;
  let watch: Watch;
  let minji: Asking;
  let joon: Asking;
  let grid: Asking;
  let wei: Asking;
  let found: WatchedCase;
  let subject: Subject;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    minji = await watch.somebody('analyst');
    joon = await watch.somebody('lead');
    grid = await watch.somebody('lead', 'kr-grid');
    wei = await watch.somebody('lead', 'sg-cert');
  });
  beforeEach(async () => {
    found = await watch.case();
    subject = { kind: 'case', id: found.id };
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });
  afterAll(() => app?.close());

  async function enter(who: Asking, at = app): Promise<LiveClient> {
    const client = await LiveClient.subscribed(at, {}, { token: who.person.token });
    open.push(client);
    return client;
  }

  /** Names of those last told to look at the subject. */
  const names = (client: LiveClient): string[] | undefined =>
    client.frames
      .flatMap((frame) => (frame.type === 'presence' && frame.subject.id === subject.id ? [frame] : []))
      .at(-1)
      ?.people.map(({ account, mode }) => `${account.id} ${mode}`);

  const told = (client: LiveClient, wanted: string[]): Promise<void> =>
    client.until(() => JSON.stringify(names(client)) === JSON.stringify(wanted), `presence of ${wanted.join()}`);

  it('is told to those who look at the same and to lists, until the socket ends', async () => {
    const [list, first, second] = [await enter(grid), await enter(minji), await enter(joon)];
    list.send({ type: 'look', subject: null, watch: true });
    first.send({ type: 'look', subject });
    await told(first, [`${minji.person.actorId} view`]);
    second.send({ type: 'look', subject, mode: 'edit', field: 'note' });
    const both = [`${minji.person.actorId} view`, `${joon.person.actorId} edit`];
    await Promise.all([list, first, second].map((client) => told(client, both)));
    await second.end();
    await Promise.all([list, first].map((client) => told(client, both.slice(0, 1))));
  });

  it('says nothing to another nation, and refuses what it may not see as what is not there', async () => {
    const [foreign, own] = [await enter(wei), await enter(minji)];
    foreign.send({ type: 'look', subject: null, watch: true });
    own.send({ type: 'look', subject });
    await told(own, [`${minji.person.actorId} view`]);
    foreign.send({ type: 'look', subject });
    const refusal = await foreign.next('error');
    const before = foreign.frames.length;
    foreign.send({ type: 'look', subject: { kind: 'case', id: '0190c0de-0000-7000-8000-000000000404' } });
    expect(await foreign.next('error', before)).toEqual(refusal);
    expect(refusal.code).toBe('unknown_subject');
    expect(names(foreign)).toBeUndefined();
    expect(names(own)).toEqual([`${minji.person.actorId} view`]);
  });

  it('is told to nobody any more who lost the sight of it', async () => {
    const [list, own] = [await enter(grid), await enter(joon)];
    list.send({ type: 'look', subject: null, watch: true });
    own.send({ type: 'look', subject });
    await told(list, [`${joon.person.actorId} view`]);
    await mark(joon, found.path, { tlp: 'AMBER+STRICT' });
    await own.until(() => own.frames.filter(({ type }) => type === 'presence').length > 1, 'presence as marked now');
    const heard = list.frames.filter(({ type }) => type === 'presence').length;
    const other = await enter(minji);
    other.send({ type: 'look', subject });
    await told(own, [`${joon.person.actorId} view`, `${minji.person.actorId} view`]);
    expect(list.frames.filter(({ type }) => type === 'presence')).toHaveLength(heard);
  });

  it('is shared by the processes of a node, and no wider than in one', async () => {
    const roles = { roles: ['live' as const] };
    const [left, right] = [
      await startApp(roles, { db: app.db, demoRegistry: false }),
      await startApp(roles, { db: app.db, demoRegistry: false }),
    ];
    try {
      const list = await enter(grid, left);
      const foreign = await enter(wei, left);
      for (const watching of [list, foreign]) watching.send({ type: 'look', subject: null, watch: true });
      const [here, there] = [await enter(minji, left), await enter(joon, right)];
      here.send({ type: 'look', subject });
      there.send({ type: 'look', subject, mode: 'edit', field: 'note' });
      const both = [`${joon.person.actorId} edit`, `${minji.person.actorId} view`].toSorted();
      const all = (client: LiveClient): Promise<void> =>
        client.until(() => JSON.stringify(names(client)?.toSorted()) === JSON.stringify(both), 'both of them');
      await Promise.all([list, here, there].map(all));
      // What is marked anew is followed by both, and told to nobody who has lost the sight of it.
      const [heardHere, heardList] = [here.frames.length, list.frames.length];
      await mark(joon, found.path, { tlp: 'AMBER+STRICT' });
      await here.until(() => here.frames.slice(heardHere).some(({ type }) => type === 'presence'), 'the new marking');
      await all(here);
      await there.end();
      await told(here, [`${minji.person.actorId} view`]);
      expect(list.frames.slice(heardList).filter(({ type }) => type === 'presence')).toEqual([]);
      expect(names(foreign)).toBeUndefined();
    } finally {
      await Promise.all(open.splice(0).map((client) => client.end()));
      await right.stop();
      await left.stop();
    }
  });
});
