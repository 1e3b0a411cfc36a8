import { NO_ORGANISATION } from '../../access/operator.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import type { RunFacts } from '../expectations/run-facts.ts';
import type { SharingLine } from './score-sheet.ts';
import { spreadOf } from './spread.ts';

interface Sent {
  line: string;
  at: number;
  acknowledgedAt: number | null;
}

/**
 * Who released what to whom, and what of it was acknowledged. What a recipient is told names no release; it follows the release in
 * the same transaction, with the same time. Only entries of `release.` and `share.` are looked at.
 */
export function sharingLines(
  run: RunFacts,
  events: readonly JournalEvent[],
): { lines: SharingLine[]; times: number[] } {
  const lines = new Map<string, SharingLine>();
  const shares = new Map<string, Sent>();
  let issuing: JournalEvent | null = null;
  for (const event of events) {
    const shareId = typeof event.data['shareId'] === 'string' ? event.data['shareId'] : '';
    const written = Date.parse(event.recordedAt);
    if (event.type.startsWith('release.')) issuing = event;
    else if (event.type === 'share.received' && issuing?.at === event.at && !shares.has(shareId)) {
      const line = lineOf(issuing, event);
      const key = JSON.stringify(line);
      lines.set(key, lines.get(key) ?? line);
      shares.set(shareId, { line: key, at: written, acknowledgedAt: null });
    } else if (event.type === 'share.acknowledged' && isOfRun(run, event)) {
      const sent = shares.get(shareId);
      if (sent) sent.acknowledgedAt ??= written;
    }
  }
  const timesOf = (of: readonly Sent[]): number[] =>
    of.flatMap(({ at, acknowledgedAt }) => (acknowledgedAt === null ? [] : [acknowledgedAt - at]));
  const all = [...shares.values()];
  const counted = [...lines].map(([key, line]): SharingLine => {
    const of = all.filter((sent) => sent.line === key);
    const times = timesOf(of);
    const medianMs = spreadOf(times)?.median ?? null;
    return Object.assign(line, { sent: of.length, acknowledged: times.length, medianMs });
  });
  return { lines: counted, times: timesOf(all) };
}

function lineOf(release: JournalEvent, share: JournalEvent): SharingLine {
  return {
    fromNation: release.nation,
    fromOrganisationId: release.organisationId,
    toNation: share.nation,
    toOrganisationId: share.organisationId === NO_ORGANISATION ? null : share.organisationId,
    sent: 0,
    acknowledged: 0,
    medianMs: null,
  };
}

function isOfRun({ cells }: RunFacts, { actor }: JournalEvent): boolean {
  return cells.some(({ actors }) => actors.includes(actor.id));
}
