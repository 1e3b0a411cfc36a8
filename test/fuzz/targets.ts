import type { FuzzTarget } from './fuzz-target.ts';
import { bodyTargets } from './targets/bodies.ts';
import { credentialTargets } from './targets/credentials.ts';
import { drillTargets } from './targets/drills.ts';
import { formatTargets } from './targets/formats.ts';
import { headerTargets } from './targets/headers.ts';
import { languageTargets } from './targets/languages.ts';
import { proofTargets } from './targets/proofs.ts';

/** Every reader of what others write. One that is added to `src/` gets a line in one of these lists. */
export const fuzzTargets: readonly FuzzTarget[] = [
  ...bodyTargets,
  ...formatTargets,
  ...credentialTargets,
  ...headerTargets,
  ...languageTargets,
  ...drillTargets,
  ...proofTargets,
];
