import { Api } from './api.ts';
import { readClientSettings, requireToken } from './client-settings.ts';
import { type CommandIo, printLine } from './command-io.ts';
import { EXIT, type ExitCode, ClientFailure } from './exit-code.ts';
import type { FeedItem } from './feed-event.ts';
import { parseFeedFilter } from './feed-filter.ts';
import { caseText, feedText } from './feed-text.ts';
import { followFeed } from './follow-feed.ts';

export interface TailOptions {
  filter: string[];
  since?: number;
  /** Lines for people; where absent, as the output is a terminal or not. */
  pretty?: boolean;
  /** Ends after so many lines. */
  count?: number;
  giveUp?: number;
  url?: string;
  token?: string;
}

/** `breakwater tail`: the live feed, one line per event, until it is stopped. */
export async function tail(options: TailOptions, io: CommandIo): Promise<ExitCode> {
  const settings = readClientSettings(io.environment, options);
  const token = requireToken(settings);
  const filter = parseFeedFilter(options.filter);
  const print = await printer(options, new Api(settings.url, token), io);
  let cursor = options.since;
  let printed = 0;
  try {
    const items = followFeed({
      url: settings.url,
      token,
      signal: io.signal,
      ...(filter && { filter }),
      ...(cursor !== undefined && { cursor }),
      ...(options.giveUp !== undefined && { giveUpSeconds: options.giveUp }),
    });
    for await (const item of items) {
      if (item.kind === 'lost') {
        io.stderr.write(`Connection lost (${item.reason}); again in ${item.retrySeconds} s\n`);
        continue;
      }
      cursor = item.cursor;
      if (item.kind === 'connected') continue;
      print(item);
      printed += 1;
      if (printed === options.count) break;
    }
  } catch (error) {
    if (!io.signal.aborted) throw error;
  }
  if (cursor !== undefined) io.stderr.write(`Resume with --since ${cursor}\n`);
  return EXIT.ok;
}

type Shown = Extract<FeedItem, { kind: 'event' | 'state' }>;

async function printer(options: TailOptions, api: Api, io: CommandIo): Promise<(item: Shown) => void> {
  if (!(options.pretty ?? io.stdout.isTTY === true)) {
    return (item) => {
      const { kind: type, ...state } = item;
      printLine(io.stdout, item.kind === 'event' ? item.event : { type, ...state });
    };
  }
  const siteCodes = await knownSites(api, io);
  const colour = io.stdout.isTTY === true && !io.environment['NO_COLOR'];
  return (item) => {
    const lines = item.kind === 'event' ? [feedText(item.event, { colour, siteCodes })] : item.cases.map(caseText);
    for (const line of lines) io.stdout.write(`${line}\n`);
  };
}

/** Codes of sites by id. Without them lines name the nation: no reason to show nothing. */
export async function knownSites(api: Api, io: Pick<CommandIo, 'signal'>): Promise<Map<string, string>> {
  try {
    const sites = await api.list('/api/v1/sites', io.signal);
    return new Map(sites.map(({ id, code }) => [id as string, code as string]));
  } catch (error) {
    if (error instanceof ClientFailure) return new Map();
    throw error;
  }
}
