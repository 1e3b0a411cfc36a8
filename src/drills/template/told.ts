import type { Channel } from './template.ts';

/** Channels that reach people; all others go through intake, at the site of one organisation. */
const TOLD: ReadonlySet<Channel> = new Set(['message', 'media', 'phone_manual']);

export function isTold(channel: Channel): boolean {
  return TOLD.has(channel);
}
