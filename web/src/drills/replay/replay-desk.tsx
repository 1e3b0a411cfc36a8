import { type ReactNode, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useCommands } from '../../keys/use-commands.ts';
import { BoardList } from './board-list.tsx';
import { Boards, messagesUntil, namesIn, stepsUntil } from './board.ts';
import { Changes } from './changes.tsx';
import type { Replay } from './contract.ts';
import { LaneRows } from './lane-rows.tsx';
import { type Extent, type Failing, failingFrom, failingsIn, stepFrom } from './moments.ts';
import { ReplayBar } from './replay-bar.tsx';
import { ReplayMap } from './replay-map.tsx';
import css from './replay.module.css';
import type { Playback } from './use-playback.ts';

interface ReplayDeskProps {
  replay: Replay;
  extent: Extent;
  playback: Playback;
}

export function ReplayDesk({ replay, extent, playback }: ReplayDeskProps): ReactNode {
  const words = useWords();
  const { steps, lanes, segments } = replay;
  const { wall, goTo, toggle } = playback;
  const [looked, setLooked] = useState<Failing | null>(null);
  const boards = useMemo(() => new Boards(steps), [steps]);
  const names = useMemo(() => namesIn(steps), [steps]);
  const failings = useMemo(() => failingsIn(lanes), [lanes]);
  const count = stepsUntil(steps, wall);
  const board = boards.after(count);
  const messages = useMemo(() => messagesUntil(steps, count), [steps, count]);
  // Told only while it is that instant that is looked at.
  const failing = looked?.atWall === wall ? looked : null;
  const step = (by: 1 | -1) => (): void => goTo(stepFrom(steps, wall, by));
  const failed = (by: 1 | -1) => (): void => {
    const found = failingFrom(failings, wall, failing, by);
    if (found === undefined) return;
    setLooked(found);
    goTo(found.atWall);
  };
  const acts = { toggle, forward: step(1), back: step(-1), nextFailing: failed(1), previousFailing: failed(-1) };
  useCommands({
    replayPlay: toggle,
    replayForward: acts.forward,
    replayBack: acts.back,
    replayNextMissed: acts.nextFailing,
    replayPreviousMissed: acts.previousFailing,
  });
  return (
    <>
      <ReplayBar
        segments={segments}
        extent={extent}
        playback={playback}
        acts={acts}
        hasFailings={failings.length > 0}
      />
      <LaneRows lanes={lanes} segments={segments} extent={extent} wall={wall} looked={failing} onGo={goTo} />
      <div className={css['middle']}>
        <section className={css['map']} aria-label={words('replay.map')}>
          <ReplayMap replay={replay} board={board} wall={wall} />
        </section>
        {/* It scrolls, so that keys have to reach it. */}
        <div className={css['side']} tabIndex={0} role="region" aria-label={words('replay.board')}>
          <Changes steps={steps} count={count} failing={failing} />
          <BoardList board={board} names={names} messages={messages} changed={steps[count - 1]} />
        </div>
      </div>
    </>
  );
}
