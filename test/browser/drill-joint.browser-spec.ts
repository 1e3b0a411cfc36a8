import type { Browser, Locator, Page } from 'playwright-core';
import { enrol } from '../support/people.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { ActStopwatch } from './support/act-stopwatch.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { type ConsoleServer, startConsole } from './support/console-server.ts';
import {
  agreeAndEnter,
  answerWhy,
  type DrillSeat,
  pressOnRow,
  printReport,
  queueRow,
  sayHotwash,
  sitDown,
} from './support/drill-seat.ts';
import { shoot } from './support/shots.ts';

const LONG = 240_000;
const RUN = 'JOINT WATCH 1';
const RATE = 6;
/** Exercise seconds by which what the sheet says may differ from what was measured at the browsers: ticks, and how long a click takes. */
const SLACK = 20;

/**
 * Two nations and a controller, each at a browser of their own, one of them in Korean, from the making of a run to its
 * report. Nobody uses anything but what is on the screens; each test goes on where the one before stopped. What the sheet
 * has to say is worked out here from what was done.
 */
describeInBrowser('a joint drill', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let dana: DrillSeat;
  let minji: DrillSeat;
  let pat: DrillSeat;
  const watch = new ActStopwatch(RATE, SLACK);

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startConsole({ BREAKWATER_DRILLS: 'test/fixtures/joint-drill' }),
      launchChromium(),
    ]);
    const members = [
      await enrol(server, { organisation: 'sg-cert', roles: ['drill_controller'], name: 'Dana Lim' }),
      await enrol(server, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'], name: 'Minji Kwon' }),
      await enrol(server, { organisation: 'sg-port-soc', roles: ['lead'], name: 'Pat Ong' }),
    ] as const;
    dana = await sitDown(browser, server, members[0]);
    minji = await sitDown(browser, server, members[1], 'ko');
    pat = await sitDown(browser, server, members[2]);
  }, LONG);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(() => {
    expect([dana, minji, pat].map(({ watched }) => watched.faults)).toEqual([[], [], []]);
  });

  it('is made by one, and agreed to by two nations, each naming its own', async () => {
    const { page } = dana;
    const card = page.locator('li', { has: page.getByRole('heading', { name: 'Joint watch' }) });
    await card.getByRole('button', { name: 'Make a run' }).click();
    const form = page.getByRole('region', { name: 'New run' });
    await form.getByLabel('Designator').fill(RUN);
    await form.getByRole('button', { name: 'Make the run' }).click();
    await page.locator('#exercise-slot strong', { hasText: RUN }).waitFor();
    await Promise.all([minji, pat].map(({ page: other }) => other.reload()));
    await shoot(minji.page, 'joint-asked-ko');
    await Promise.all([
      agreeAndEnter(minji, { designator: RUN, cell: 'Watch of the Port of Busan', name: 'Minji Kwon' }),
      agreeAndEnter(pat, { designator: RUN, cell: 'Watch of Jurong Island', name: 'Pat Ong' }),
    ]);
    await minji.page.getByText(minji.words('queue.empty')).waitFor();
  });

  it('begins when nothing stands in the way', async () => {
    const { page } = dana;
    await page.getByRole('button', { name: 'STARTEX' }).click();
    const dialog = page.getByRole('dialog', { name: `Start ${RUN}?` });
    await dialog.getByText('Nothing stands in the way').waitFor();
    expect(await dialog.getByLabel('Exercise seconds').inputValue()).toBe(String(RATE));
    await shoot(page, 'joint-startex');
    await watch.during('startex', () => answerWhy(dana, `Start ${RUN}?`, 'Both ports are ready'));
  });

  it(
    'is played by both at once, and steered meanwhile',
    async () => {
      await Promise.all([playBusan(minji), playJurong(pat), steer(dana)]);
      await shoot(dana.page, 'joint-control-room');
    },
    LONG,
  );

  it('ends when the controller says so, and what was not due is skipped', async () => {
    const { page } = dana;
    await page.locator('#exercise-slot button', { hasText: 'ENDEX' }).click();
    await answerWhy(dana, `End ${RUN}?`, 'Everything asked for came to a verdict');
    await pin(page, 'I-6', 'jurong', 'skipped').waitFor({ timeout: 30_000 });
    await page.getByRole('tab', { name: 'Expectations (8/8)' }).click();
    await shoot(page, 'joint-expectations');
    const came = await Promise.all(
      Object.keys(EXPECTED).map((text) =>
        page.locator('li', { hasText: text }).locator('[data-outcome]').first().getAttribute('data-outcome'),
      ),
    );
    expect(came).toEqual(Object.values(EXPECTED));
  });

  it('is scored by what was done: the controller reads all of it, each nation its own', async () => {
    const { page } = dana;
    await page.getByRole('tab', { name: 'Score' }).click();
    const joint = page.getByRole('row', { name: /^All together/ });
    await joint.first().waitFor();
    // By hand: ack, share, answer of Busan's four; partner, closed of Jurong's three that came to a verdict, of four.
    expect(await cellsOf(joint.first())).toEqual(['5 / 7', '7 / 8', '4 / 6', '1 / 1']);
    const [busan, jurong] = [/^busan/, /^jurong/].map((name) => page.getByRole('row', { name }).first());
    expect(await cellsOf(busan!)).toEqual(['3 / 4', '4 / 4', '2 / 3', '–']);
    expect(await cellsOf(jurong!)).toEqual(['2 / 3', '3 / 4', '2 / 4', '1 / 1']);
    await shoot(page, 'joint-score');
    for (const [row, act, told] of [
      [/^busan.* acknowledge/, 'acknowledged', 30],
      [/^busan.* share/, 'published', 30],
      [/^jurong.* acknowledge/, 'acknowledged late', 40],
      [/^jurong.* triage/, 'closed', 50],
      [/^jurong.* partner acknowledges/, 'arrived', 30],
    ] as const) {
      const median = (await cellsOf(page.getByRole('row', { name: row })))[1] ?? '';
      const [from, to] = watch.simSince(act, told);
      expect({ act, median, since: seconds(median) >= from, until: seconds(median) <= to }).toEqual({
        act,
        median,
        since: true,
        until: true,
      });
    }
    // Nobody told her but the banner, and her page has grown by itself.
    await minji.page.locator('#exercise-slot', { hasText: minji.words('drills.run.ended') }).waitFor();
    const own = minji.page.getByRole('row', { name: /^busan/ }).first();
    await own.waitFor();
    expect(await cellsOf(own)).toEqual(['3 / 4', '4 / 4', '2 / 3', '–']);
    expect(await minji.page.getByRole('row', { name: /jurong/ }).count()).toBe(0);
    expect(await minji.page.locator('#screen').innerText()).not.toContain(minji.words('drills.score.joint'));
  });

  it('is talked over by all three, and told in a report that each prints for itself', async () => {
    await sayHotwash(minji, {
      well: '크레인 경보를 바로 확인했습니다.',
      improve: '격리 절차를 아는 사람이 없었습니다.',
    });
    await pat.page.getByRole('link', { name: /^Drills/ }).click();
    await sayHotwash(pat, { well: 'The scan fooled nobody.', improve: 'The first alert waited too long.' });
    await dana.page.getByRole('tab', { name: 'Hot-wash' }).click();
    await dana.page.getByText('The scan fooled nobody.').waitFor();
    await dana.page.getByText('격리 절차를 아는 사람이 없었습니다.').waitFor();
    await shoot(dana.page, 'joint-hotwash');
    await shoot(minji.page, 'joint-after-ko');
    expect(await accessibilityFaults(minji.page)).toEqual([]);
    await dana.page.getByRole('tab', { name: 'Score' }).click();
    const { file, pages } = await printReport(dana, 'joint-report');
    expect(pages.filter((text) => !text.includes('EXERCISE'))).toEqual([]);
    const whole = pages.join(' ');
    expect(whole).toContain('5 of 7 required expectations met in time (71 %); 7 of 8 came to a verdict.');
    expect(whole).toContain('For all who take part.');
    expect(file).toContain('격리 절차를 아는 사람이 없었습니다.');
    const own = (await printReport(minji, 'joint-report-kr')).pages.join(' ');
    expect(own).toContain('3 of 4 required expectations met in time (75 %); 4 of 4 came to a verdict.');
    expect(own).toContain('For KR alone.');
    expect(own).not.toMatch(/Jurong Island says that it has seen it|The scan fooled nobody/);
  });

  /** Busan: sees it, makes it a case, and gives it to Singapore. */
  async function playBusan(seat: DrillSeat): Promise<void> {
    const { page, words } = seat;
    await queueRow(page, 'Modbus write to quay crane 1').waitFor({ timeout: 60_000 });
    await shoot(page, 'joint-queue-ko');
    await watch.during('acknowledged', async () => {
      await pressOnRow(page, 'Modbus write to quay crane 1', 'a');
      await queueRow(page, 'Modbus write to quay crane 1').getByText('Minji Kwon').waitFor();
    });
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    const row = queueRow(page, 'BW-');
    await row.waitFor();
    await row.dblclick();
    await page.getByRole('heading', { level: 1, name: /Modbus write to quay crane 1/ }).waitFor();
    await shoot(page, 'joint-case-ko');
    await page.getByRole('tab', { name: words('room.tab.shares') }).click();
    await page.getByRole('link', { name: words('release.new') }).click();
    const whom = page.getByRole('group', { name: words('release.recipients') });
    await whom.getByRole('combobox', { name: new RegExp(`^${words('recipient.ofNation')}`) }).selectOption('SG');
    await whom.getByRole('button', { name: words('release.add') }).click();
    await page.getByRole('textbox', { name: words('release.purpose') }).fill('같은 주소를 찾아 주세요');
    await page.getByRole('button', { name: words('release.prepare') }).click();
    await page.getByRole('checkbox', { name: words('release.haveRead') }).check();
    await shoot(page, 'joint-release-ko');
    await watch.during('published', async () => {
      await page.getByRole('button', { name: words('release.publish') }).click();
      await page.locator('[data-receipts]').waitFor();
    });
    await page.getByRole('link', { name: new RegExp(`^${words('nav.drills')}`) }).click();
    await page.getByText('Crane 1 moves by itself').waitFor({ timeout: 60_000 });
    await page.getByText('Are your cranes hacked?').waitFor();
    await shoot(page, 'joint-messages-ko');
  }

  /** Jurong Island: closes the scan as what it is, is late with the beacon, and says that what Busan gave arrived. */
  async function playJurong({ page }: DrillSeat): Promise<void> {
    await queueRow(page, 'Routine scan of the office network').waitFor({ timeout: 60_000 });
    await watch.during('closed', async () => {
      await pressOnRow(page, 'Routine scan of the office network', 'e');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('2');
      await page.keyboard.press('Enter');
      await page.getByText('1 closed.').waitFor();
    });
    await outcome(dana.page, 'Jurong Island says that it has seen it', 'missed').waitFor({ timeout: 60_000 });
    await watch.during('acknowledged late', async () => {
      await pressOnRow(page, 'Beacon of a tank controller', 'a');
      await queueRow(page, 'Beacon of a tank controller').getByText('Pat Ong').waitFor();
    });
    await shoot(page, 'joint-queue');
    await page.getByRole('link', { name: /^Inbox/ }).click();
    const share = page.locator('[data-shares] li', { hasText: '같은 주소를 찾아 주세요' });
    await share.getByRole('button').click({ timeout: 90_000 });
    await page.locator('[data-package]').waitFor();
    await shoot(page, 'joint-share');
    await watch.during('arrived', async () => {
      await page.getByRole('button', { name: 'Say that it arrived' }).click();
      await page.getByRole('button', { name: 'Say that it arrived' }).waitFor({ state: 'detached' });
    });
  }

  /** Control: stops and goes on, makes the call that waits for a person, judges what no journal tells. */
  async function steer(seat: DrillSeat): Promise<void> {
    const { page } = seat;
    await page.getByRole('tab', { name: /^Expectations/ }).click();
    await pin(page, 'I-5', 'jurong', 'held').waitFor({ timeout: 60_000 });
    await page.locator('#screen').focus();
    await watch.during('pause', async () => {
      await page.keyboard.press('p');
      await answerWhy(seat, `Pause ${RUN}?`, 'The line is bad');
    });
    await pin(page, 'I-5', 'jurong').click();
    await page.getByRole('region', { name: /^I-5/ }).getByRole('button', { name: 'Fire now' }).click();
    await answerWhy(seat, 'Fire I-5 for jurong now?', 'I have called them');
    await pin(page, 'I-5', 'jurong', 'delivered').waitFor({ timeout: 30_000 });
    await page.locator('#screen').focus();
    await watch.during('resume', async () => {
      await page.keyboard.press('p');
      await answerWhy(seat, `Resume ${RUN}?`, 'We go on');
    });
    await pin(page, 'I-4', 'busan').click();
    const told = page.getByRole('region', { name: /^I-4/ }).locator('li', { hasText: 'Busan answers' });
    await told.getByRole('button', { name: 'Judge' }).click();
    await told.getByLabel('Why').fill('I have read their line');
    await told.getByRole('button', { name: 'Judge' }).click();
    await told.locator('[data-outcome=met]').waitFor();
    await pin(page, 'C-1', 'busan', 'delivered').waitFor({ timeout: 60_000 });
    for (const [text, state] of Object.entries(EXPECTED)) {
      if (state !== 'not_evaluable') await outcome(page, text, state).waitFor({ timeout: 120_000 });
    }
  }
});

/** What each expectation has to come to, by its text: what the two nations do above, and what nobody does. */
const EXPECTED: Readonly<Record<string, string>> = {
  'Busan says that it has seen it': 'met',
  'Singapore has a release of it': 'met',
  'Jurong Island says that it has it': 'met',
  'It is contained within seconds': 'missed',
  'Jurong Island says that it has seen it': 'met_late',
  'It is closed as what it is': 'met',
  'Busan answers without telling too much': 'met',
  'The ministry has its report': 'not_evaluable',
};

function pin(page: Page, item: string, cell: string, state?: string): Locator {
  const name = state === undefined ? `${item}, .*, ${cell}, ` : `${item}, .*, ${cell}, ${state},`;
  return page.getByRole('region', { name: 'Timeline of the script' }).getByRole('button', { name: new RegExp(name) });
}

/** An expectation in the list below the timeline, once it has come to that. */
const outcome = (page: Page, text: string, state: string): Locator =>
  page.getByRole('tabpanel').locator('li', { hasText: text }).locator(`[data-outcome=${state}]`);

const cellsOf = (row: Locator): Promise<string[]> => row.getByRole('cell').allInnerTexts();

/** Seconds of `4:05` or `1:04:05`. */
const seconds = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
