const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** Failures in a row with the server there: what is wanted is gone for good, as after a new release. */
const ENOUGH = 3;

export interface Surroundings {
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<unknown>;
  /** Whether the server answers at all. */
  reachable: () => Promise<boolean>;
  /** Makes way for another try. */
  forget: () => void;
}

/**
 * Loads a part of the console, again for as long as the server is away: a part that comes late must not take down what
 * is there. @throws what loading threw once the server is there and does not have it.
 */
export async function untilLoaded<T>(load: () => Promise<T>, around: Surroundings = BROWSER): Promise<T> {
  let refused = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      return await load();
    } catch (error) {
      refused = (await around.reachable()) ? refused + 1 : 0;
      if (refused >= ENOUGH) throw error;
      await around.wait(pause);
      around.forget();
    }
  }
}

const BROWSER: Surroundings = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  reachable: () =>
    fetch('/healthz').then(
      ({ ok }) => ok,
      () => false,
    ),
  // A style sheet that did not come is not asked for again by the bundler, which keeps its link; a new link is.
  forget: () => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      if (link.sheet === null) link.replaceWith(link.cloneNode());
    }
  },
};
