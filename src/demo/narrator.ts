import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../client/api.ts';
import type { FeedCase } from '../client/feed-event.ts';
import { caseText, feedText } from '../client/feed-text.ts';
import { followFeed } from '../client/follow-feed.ts';
import { FeedDigest } from './feed-digest.ts';

/** Silence of the feed, with nothing left to correlate, after which the story is worked through. */
const QUIET_MS = 1_500;

/** Follows the live feed of the demo's server and tells it on the terminal. */
export class Narrator {
  private readonly stopping = new AbortController();
  private readonly api: Api;
  private heardAt = performance.now();

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly all: boolean,
    signal: AbortSignal,
  ) {
    // Who has asked to stop does not want to read on.
    signal.addEventListener('abort', () => this.end(), { once: true });
    this.api = new Api(url, token);
  }

  /** Begins to follow; resolves when nothing that happens from now on will be missed. */
  async begin(): Promise<void> {
    const { signal } = this.stopping;
    const sites = await this.api.list('/api/v1/sites', signal);
    const siteCodes = new Map(sites.map(({ id, code }) => [id as string, code as string]));
    const colour = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
    const digest = new FeedDigest();
    const items = followFeed({ url: this.url, token: this.token, signal });
    await items.next();
    void this.tell(items, (event) =>
      this.all || digest.shows(event) ? feedText(event, { colour, siteCodes }) : undefined,
    );
  }

  /** Resolves when correlation has taken everything and the feed has fallen silent. */
  async untilQuiet(): Promise<void> {
    for (;;) {
      const waiting = (await this.api.get('/readyz'))['waitingForCorrelation'];
      if (waiting === 0 && performance.now() - this.heardAt > QUIET_MS) return;
      await delay(200);
    }
  }

  /** The cases as they are now, the gravest first, as lines. */
  async cases(): Promise<string[]> {
    const { items } = await this.api.get('/api/v1/cases?order=priority&open=true&limit=20');
    return (items as unknown as (Omit<FeedCase, 'site'> & { site: { code: string } })[]).map((found) =>
      caseText({ ...found, site: found.site.code }),
    );
  }

  end(): void {
    this.stopping.abort(new Error('stopped'));
  }

  private async tell(
    items: ReturnType<typeof followFeed>,
    line: (event: Parameters<typeof feedText>[0]) => string | undefined,
  ): Promise<void> {
    try {
      for await (const item of items) {
        this.heardAt = performance.now();
        if (this.stopping.signal.aborted) return;
        if (item.kind === 'event') {
          const text = line(item.event);
          if (text !== undefined) process.stdout.write(`${text}\n`);
        } else if (item.kind === 'state') {
          for (const found of item.cases) process.stdout.write(`${caseText(found)}\n`);
        } else if (item.kind === 'lost') process.stdout.write(`Live feed lost (${item.reason})\n`);
      }
    } catch (error) {
      if (!this.stopping.signal.aborted) process.stderr.write(`The live feed ended: ${String(error)}\n`);
    }
  }
}
