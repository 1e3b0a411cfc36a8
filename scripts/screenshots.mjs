/**
 * `npm run screenshots`: tells the demonstration's story in a folder of its own, signs in as its lead, and writes
 * docs/screens/<name>.png. Names as parameters write those alone; a name that is an address (`/map?site=KRPUS`) is
 * taken too. CHROMIUM names another browser than the system's.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, buildWeb, root, step } from './steps.mjs';

/** `{case}` stands for the most severe case the lead can see. `look` is done before the picture is taken. */
const SCREENS = {
  triage: { path: '/triage', look: peekAtFirst },
  'case-room': { path: '/cases/{case}' },
  map: { path: '/map' },
  sensors: { path: '/sensors' },
  rules: { path: '/rules' },
};
const SIZE = { width: 1280, height: 800 };
/** Time for what comes in by itself: fonts, the feed's first frames, a transition. */
const SETTLE_MS = 1_500;
const STORY_MS = 180_000;

await build();
await buildWeb();
const folder = join(tmpdir(), `breakwater-screens-${process.pid}`);
// Open to the account PostgreSQL runs under when this runs as root.
mkdirSync(folder, { mode: 0o755 });
const demo = spawn(process.execPath, [join(root, 'dist', 'src', 'demo', 'start.js'), '--port', '0', '--speed', '30'], {
  cwd: root,
  env: { ...process.env, BREAKWATER_DATA: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => demo.once('exit', resolve));
try {
  let story;
  await step('telling the story', 'story told', async () => void (story = await told()));
  await step('taking pictures', 'pictures taken', () => takePictures(story));
} finally {
  demo.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Resolves to where the demonstration runs and who can sign in there, once there is something to see. */
async function told() {
  let said = '';
  demo.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const deadline = Date.now() + STORY_MS;
  while (!said.includes('The story is told')) {
    if (demo.exitCode !== null || Date.now() > deadline) throw new Error(`The story was not told:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const [, url] = /Breakwater runs at (\S+?),/.exec(said) ?? [];
  const [, token] = /BREAKWATER_TOKEN=(\S+)/.exec(said) ?? [];
  const [, login, password] = /login (\S+) +password (.+?) {2}\(/.exec(said) ?? [];
  if (!url || !token || !login || !password) throw new Error(`No sign-in in:\n${said}`);
  return { url, token, login, password };
}

async function takePictures({ url, token, login, password }) {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (file) => file && existsSync(file),
  );
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ baseURL: url, viewport: SIZE, colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill(password);
    await page.locator('form button[type=submit]').click();
    await page.locator('#screen').waitFor();
    const gravest = await gravestCase(url, token);
    mkdirSync(join(root, 'docs', 'screens'), { recursive: true });
    for (const [name, { path, look }] of wanted()) {
      await page.goto(path.replace('{case}', gravest));
      await page.locator('#screen').waitFor();
      await page.waitForTimeout(SETTLE_MS);
      await look?.(page);
      const file = join(root, 'docs', 'screens', `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      console.log(`  ${name}: ${Math.round(statSync(file).size / 1024)} KB`);
    }
  } finally {
    await browser.close();
  }
}

async function peekAtFirst(page) {
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await page.waitForTimeout(SETTLE_MS);
}

function wanted() {
  const names = process.argv.slice(2);
  if (names.length === 0) return Object.entries(SCREENS);
  return names.map((name) => {
    if (name.startsWith('/')) return [name.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, ''), { path: name }];
    if (!SCREENS[name]) throw new Error(`No screen "${name}"; there are ${Object.keys(SCREENS).join(', ')}`);
    return [name, SCREENS[name]];
  });
}

async function gravestCase(url, token) {
  const response = await fetch(`${url}/api/v1/cases?limit=200`, { headers: { authorization: `Bearer ${token}` } });
  const { items } = await response.json();
  const ofTheLead = items.filter(({ nation }) => nation === 'KR');
  return ofTheLead.toSorted((a, b) => b.severity - a.severity)[0]?.displayId ?? '';
}
