import { backgroundNoise } from './background-noise.ts';
import type { Cast } from './cast.ts';
import { craneNetworkAttack } from './crane-attack.ts';
import { droneApproach } from './drone-approach.ts';
import { SeededRandom } from './seeded-random.ts';
import type { Stage, StoryEvent } from './stage.ts';

/** The same cast, seed and beginning give the same story. */
export function tellStory(cast: Cast, { seed, begins }: { seed: number; begins: Date }): StoryEvent[] {
  const random = new SeededRandom(seed);
  let flows = 0;
  let offset = 0;
  const stage: Stage = {
    cast,
    random,
    telling: `${begins.getTime().toString(36)}-${seed.toString(36)}`,
    time: (at) => new Date(begins.getTime() + Math.round(at * 1000)),
    flow: () => {
      flows += 1;
      // Below 2^53, so that the number survives every JSON parser on its way.
      return { flowId: (begins.getTime() % 1e9) * 1e6 + flows, sourcePort: 32_768 + (flows % 28_000) };
    },
    logOffset: () => (offset += random.whole(200, 900)),
  };
  return [...craneNetworkAttack(stage), ...droneApproach(stage), ...backgroundNoise(stage)].sort((a, b) => a.at - b.at);
}
