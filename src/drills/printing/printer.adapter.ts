import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Settings } from '../../../config/settings.ts';
import { DomainError } from '../../common/domain-error.ts';
import { SETTINGS } from '../../common/settings.module.ts';
import { findPrinter, wantsPrinter } from './find-printer.ts';

/** A report of a long drill takes a few seconds. */
const TIMEOUT_MS = 60_000;
/** How many may wait for the one that prints. */
const MOST_WAITING = 8;
/** The policy of a page in which nothing runs, and which loads nothing. */
const NO_SCRIPTS = `http-equiv="Content-Security-Policy" content="default-src 'none';`;
/** Of what the program said, as much as tells why it failed. */
const SAID = 2_000;

/** Nothing is asked of any network, and nothing is kept. Its own switch against scripts keeps it from printing at all. */
const FLAGS: readonly string[] = [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-pdf-header-footer',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Whatever would be asked of loopback goes there as well, where nobody listens.
  '--proxy-server=127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
];

/**
 * Prints a page by a Chromium that is installed beside the server: a process for each page, one at a time. What the page's policy
 * forbids does not run; a page without one is not printed.
 */
@Injectable()
export class Printer {
  private readonly log = new Logger(Printer.name);
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'printer'>) {}

  /** A PDF of a page that needs nothing else. @throws DomainError `no_printer`, `printing_failed` (unavailable); `printer_busy` (overloaded). */
  async print(page: string): Promise<Buffer> {
    if (!page.includes(NO_SCRIPTS)) throw new Error('What is printed must say that nothing in it runs');
    const file = this.find();
    if (this.waiting >= MOST_WAITING) {
      throw new DomainError('overloaded', 'printer_busy', 'Others wait for the printer already', { retryAfter: 10 });
    }
    this.waiting += 1;
    const printed = this.last.then(() => this.printBy(file, page));
    this.last = printed.catch(() => undefined);
    try {
      return await printed;
    } finally {
      this.waiting -= 1;
    }
  }

  /** @throws DomainError `no_printer`. */
  find(): string {
    const { printer } = this.settings;
    // oxlint-disable-next-line no-restricted-properties -- where the system keeps its programs is no setting of ours
    const found = findPrinter(printer, process.env['PATH']);
    if (found === undefined) throw new DomainError('unavailable', 'no_printer', wantsPrinter(printer));
    return found;
  }

  private async printBy(file: string, page: string): Promise<Buffer> {
    const folder = await mkdtemp(join(tmpdir(), 'breakwater-print-'));
    try {
      const source = join(folder, 'page.html');
      const target = join(folder, 'page.pdf');
      await writeFile(source, page, { mode: 0o600 });
      const said = await run(file, folder, [
        ...FLAGS,
        // Chromium refuses to begin with its sandbox where it runs as root, as in most containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${target}`,
        pathToFileURL(source).href,
      ]);
      const pdf = await readFile(target).catch(() => undefined);
      if (pdf?.subarray(0, 5).toString('latin1') === '%PDF-') return pdf;
      this.log.error(`${file} printed nothing: ${said}`);
      throw new DomainError('unavailable', 'printing_failed', 'The page could not be printed; the server log says why');
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
}

/** What it said, once it ended or was ended. Of the environment it gets the path alone: no secret of the server's. */
function run(file: string, folder: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(file, words, {
      cwd: folder,
      // oxlint-disable-next-line no-restricted-properties -- as above
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    const timer = setTimeout(() => {
      said += ` ended after ${TIMEOUT_MS / 1_000} s`;
      endGroup(child);
    }, TIMEOUT_MS);
    child.stderr?.on('data', (part: Buffer) => {
      said = `${said}${part.toString()}`.slice(-SAID);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve(String(error));
    });
    child.once('exit', () => {
      clearTimeout(timer);
      endGroup(child);
      resolve(said);
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // They are gone already.
  }
}
