import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './receivers.ts';

/** The receivers' process, asked and answered in turn. */
export class ReceiverProcess {
  private readonly child: ChildProcess;

  constructor() {
    // From its source under Jest, and built in a benchmark.
    const source = import.meta.url.endsWith('.ts');
    const loader = fileURLToPath(new URL('../typescript.mjs', import.meta.url));
    this.child = fork(fileURLToPath(new URL(source ? 'receivers.ts' : 'receivers.js', import.meta.url)), {
      execArgv: source ? ['--no-warnings', '--import', loader] : [],
    });
  }

  /** Sends an order and waits for the answer of this name. @throws Error with a receiver's complaint. */
  async ask<Word extends keyof Report>(order: Order, word: Word): Promise<NonNullable<Report[Word]>> {
    const answered = this.answer(word);
    this.child.send(order);
    return answered;
  }

  async answer<Word extends keyof Report>(word: Word): Promise<NonNullable<Report[Word]>> {
    for (;;) {
      const [report] = (await once(this.child, 'message')) as [Report];
      if (report.fault !== undefined) throw new Error(report.fault);
      const found = report[word];
      if (found !== undefined) return found;
    }
  }

  end(): void {
    this.child.kill();
  }
}
