/**
 * Releases, oldest first, each by the time in the name of the newest migration it came with. What is up to there is closed:
 * a database that has a later one has all of it, or was not made by us. Later ones may still come in between.
 */
export const RELEASES: readonly { version: string; newest: number }[] = [{ version: '0.1.0', newest: 1764001180000 }];
