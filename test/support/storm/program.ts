import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A script of this folder as a process of its own, which answers each order with one message. */
export class Program {
  private readonly child: ChildProcess;
  private readonly gone: Promise<never>;

  constructor({ path, execArgv }: { path: string; execArgv: string[] }) {
    this.child = fork(path, { execArgv, serialization: 'advanced' });
    this.gone = once(this.child, 'exit').then(([code]) => {
      throw new Error(`${path} ended with ${code}`);
    });
    this.gone.catch(() => undefined);
  }

  /** @throws Error when it ends before it answers. */
  async ask<Answer>(order: object): Promise<Answer> {
    const answer = once(this.child, 'message') as Promise<[Answer]>;
    this.child.send(order);
    const [message] = await Promise.race([answer, this.gone]);
    return message;
  }

  end(): void {
    this.child.kill();
  }
}
