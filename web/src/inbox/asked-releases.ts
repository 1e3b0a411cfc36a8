import type { ServerFrame } from '../live/frames.ts';

const SUBSCRIPTION = 'asked';
const PATIENCE = 5_000;

/**
 * Ids of releases whose approval was asked of this person, read out of the journal. The interface lists releases on
 * their owner's side alone; whoever approves from another nation is told by the feed, and by nothing else.
 */
export function readAsked(address: string): Promise<string[]> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const asked = new Set<string>();
    let head = 0;
    const end = (): void => {
      clearTimeout(timer);
      socket.close(1000);
      resolve([...asked]);
    };
    const timer = setTimeout(end, PATIENCE);
    socket.addEventListener('error', end);
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data)) as ServerFrame;
      if (frame.type === 'welcome') {
        const filter = { types: ['release.approval_asked'] };
        socket.send(JSON.stringify({ type: 'subscribe', id: SUBSCRIPTION, filter, cursor: 0 }));
      } else if (frame.type === 'subscribed') {
        ({ head } = frame);
        if (frame.cursor >= head) end();
      } else if (frame.type === 'events') {
        for (const { data: told } of frame.events) {
          if (typeof told['releaseId'] === 'string') asked.add(told['releaseId']);
        }
        if (frame.cursor >= head) end();
        // A journal too long to be read back says so; then what is asked from now on is all there is to know.
      } else if (frame.type === 'snapshot' || frame.type === 'error') end();
    });
  });
}
