/**
 * What the scripts share: telling what goes on, and doing only what is not done yet. Plain Node, because it runs
 * before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A command that ended badly, with all it printed. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}`);
    this.output = output;
  }
}

/** Refuses to go on under a Node.js that the project does not support, before anything fails obscurely. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Breakwater needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Does one piece of work and prints one line about it: `✔ installed (24.1 s)`. `work` may answer with a text that
 * is put in the place of `done`. A failure prints all the output there was, and is thrown on. Where the log is JSON, each
 * line is an object of its own.
 */
export async function step(doing, done, work) {
  const started = performance.now();
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const json = process.env.BREAKWATER_LOG_FORMAT === 'json';
  const terminal = process.stdout.isTTY && !json;
  const show = () => process.stdout.write(`\r  ${doing} … ${elapsed()} `);
  const timer = terminal ? setInterval(show, 500) : undefined;
  if (terminal) show();
  try {
    const answer = await work();
    print(`✔ ${answer ?? done} (${elapsed()})`);
  } catch (error) {
    print(`✘ ${doing} failed (${elapsed()})`, 'error');
    if (error instanceof CommandFailed) print(error.output.trimEnd(), 'error');
    throw error;
  } finally {
    clearInterval(timer);
  }

  function print(message, level = 'info') {
    const line = json ? JSON.stringify({ time: new Date().toISOString(), level, context: 'Build', message }) : message;
    process[level === 'error' ? 'stderr' : 'stdout'].write(`${terminal ? '\r\x1b[2K' : ''}${line}\n`);
  }
}

/** Runs a command in the project's folder, without input, and resolves to what it printed; throws {@link CommandFailed}. */
export function run(command, parameters, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      if (code === 0) resolve(output);
      else reject(new CommandFailed([command, ...parameters].join(' '), signal ?? `code ${code}`, output));
    });
  });
}

/** Runs a program that came with a package, by its file, so that no shell and no PATH has a say. */
export function runPackage(file, parameters, options) {
  return run(process.execPath, [join(root, 'node_modules', file), ...parameters], options);
}

/** Installs the dependencies unless those of this very lock file are there. */
export async function install() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.breakwater-installed');
  const wanted = `${digest([lock])} ${process.platform} ${process.arch}`;
  if (readIfThere(stamp) === wanted || installedByHand(lock)) return;
  await step('installing', 'installed', async () => {
    // The build needs what NODE_ENV=production would leave out.
    await npm('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund');
    writeFileSync(stamp, wanted);
  });
}

/** npm leaves its own record when it is through; newer than the lock file, it says that somebody ran `npm ci`. */
function installedByHand(lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs;
}

function npm(...parameters) {
  const running = process.env.npm_execpath ?? '';
  // The npm that runs this script, if one does: it need not be the one on the PATH.
  if (/npm-cli\.[cm]?js$/.test(running)) return run(process.execPath, [running, ...parameters]);
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...parameters])
    : run('npm', parameters);
}

/** Compiles the server unless `dist` was made of these very sources. */
export async function build() {
  const recipe = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
  const output = join(root, 'dist');
  await once(join(output, '.sources'), ['src', 'config', 'migrations'], recipe, (stamp) =>
    step('building the server', 'server built', async () => {
      // All but the console, which is built by itself.
      for (const name of existsSync(output) ? readdirSync(output) : []) {
        if (name !== 'web') rmSync(join(output, name), { recursive: true, force: true });
      }
      await runPackage('@nestjs/cli/bin/nest.js', ['build']);
      stamp();
    }),
  );
}

/** Builds the console into `dist/web` unless it was made of these very sources. */
export async function buildWeb() {
  await once(join(root, 'dist', 'web', '.sources'), ['web'], ['package-lock.json'], (stamp) =>
    step('building the console', 'console built', async () => {
      await runPackage('vite/bin/vite.js', ['build', 'web', '--logLevel', 'warn']);
      stamp();
    }),
  );
}

/** Does work unless the stamp it left the last time says that it was done of the same folders and files. */
async function once(file, folders, recipe, work) {
  const sources = folders.flatMap((folder) => filesBelow(join(root, folder)));
  const wanted = digest([...sources, ...recipe.map((name) => join(root, name))]);
  if (readIfThere(file) !== wanted) await work(() => writeFileSync(file, wanted));
}

/** What is compiled. Drills and rules are read where they lie: whoever writes one waits for no build. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.ts$|\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** By content and not by time: a checkout of an older state has new times. */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
