import { fingerprint } from '../access/identities/fingerprint.ts';
import type { Operator } from '../access/operator.ts';
import { type Asked, standingName } from '../access/realms/standing-name.ts';

/** A socket's session, as far as it can lose its standing. */
export interface Standing {
  readonly operator: Operator | undefined;
  /** Whoever it stood for is signed out, disabled or expired. */
  signedOut(): void;
  /** Whoever it stands for may do or see other things than before. */
  standingChanged(): void;
}

/**
 * What somebody's credentials stand for now in a realm, by {@link standingName}: a fingerprint, or nothing when they have
 * ended.
 */
export type StandingLookup = (asked: readonly Asked[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Holds every open socket against what its credential stands for now. One question for all sockets, and never two at
 * once: a database that is slow is asked less often, not more.
 */
export class StandingWatch {
  private asking = false;

  constructor(
    private readonly lookup: StandingLookup,
    private readonly failed: (error: unknown) => void,
  ) {}

  async check(sessions: Iterable<Standing>): Promise<void> {
    if (this.asking) return;
    const open = [...sessions].flatMap((session) => (session.operator ? { session, operator: session.operator } : []));
    if (open.length === 0) return;
    this.asking = true;
    try {
      const asked = new Map(open.map(({ operator }) => [standingName(askedOf(operator)), askedOf(operator)]));
      const standing = await this.lookup([...asked.values()]);
      for (const { session, operator } of open) {
        const now = standing.get(standingName(askedOf(operator)));
        if (now === undefined) session.signedOut();
        else if (now !== fingerprint(operator)) session.standingChanged();
      }
    } catch (error) {
      this.failed(error);
    } finally {
      this.asking = false;
    }
  }
}

function askedOf({ origin, realm, viewing }: Operator): Asked {
  return { credential: origin.credential ?? '', realm, view: viewing?.cell };
}
