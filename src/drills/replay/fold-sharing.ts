import type { JournalEvent } from '../../journal/journal-event.ts';
import type { ReplayedShare, ReplayedWorld, Touched } from './replayed-world.ts';

/** Takes in an entry of `release.` or `share.`; of others nothing. */
export function foldSharing(world: ReplayedWorld, event: JournalEvent, touched: Touched): void {
  if (event.type.startsWith('release.') && event.caseId !== null) foldRelease(world, event, event.caseId, touched);
  else if (event.type.startsWith('share.')) foldShare(world, event, touched);
}

function foldRelease(world: ReplayedWorld, event: JournalEvent, caseId: string, touched: Touched): void {
  const { type, nation, organisationId, tlp, at } = event;
  const id = textOf(event, 'releaseId');
  if (type === 'release.published' || type === 'release.updated') {
    world.releases.set(id, { id, caseId, nation, organisationId, tlp, open: true });
  }
  const release = world.releases.get(id);
  if (release && ENDED.has(type)) release.open = false;
  // What recipients are told carries no release; it follows in the same transaction, with the same time.
  world.issuing = { releaseId: id, at, forwarded: type === 'release.forwarded' };
  touched.cases.add(caseId);
}

const ENDED: ReadonlySet<string> = new Set(['release.recalled', 'release.expired', 'release.refused']);

function foldShare(world: ReplayedWorld, event: JournalEvent, touched: Touched): void {
  const id = textOf(event, 'shareId');
  if (id === '') return;
  if (event.type === 'share.received') world.shares.set(id, received(world, event, id));
  const share = world.shares.get(id);
  if (!share) return;
  const { version } = event.data;
  if (event.type === 'share.updated' && typeof version === 'number') share.version = version;
  else if (event.type === 'share.withdrawn') share.open = false;
  else if (event.type === 'share.acknowledged') share.acknowledged.set(event.organisationId, share.version);
  touched.shares.add(id);
  const release = share.releaseId === null ? undefined : world.releases.get(share.releaseId);
  if (release) touched.cases.add(release.caseId);
}

function received(world: ReplayedWorld, event: JournalEvent, id: string): ReplayedShare {
  const { nation, organisationId, tlp, at, data } = event;
  const issuing = world.issuing?.at === at ? world.issuing : null;
  return {
    id,
    releaseId: issuing?.releaseId ?? null,
    forwarded: issuing?.forwarded ?? false,
    version: typeof data['version'] === 'number' ? data['version'] : 1,
    nation,
    organisationId,
    tlp,
    to: typeof data['to'] === 'string' ? data['to'] : null,
    open: true,
    acknowledged: new Map(),
  };
}

function textOf({ data }: JournalEvent, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}
