import type { Settings } from '../config/settings.ts';
import { setupNotice } from './access/identities/setup/setup-notice.ts';
import { SetupService } from './access/identities/setup/setup.service.ts';
import { createApp } from './create-app.ts';
import { Drain } from './ops/drain.service.ts';
import { stopOnSignal } from './ops/stop-on-signal.ts';

/** What the start has done so far, for the part of it that takes over. */
export interface Begun {
  /** Resolves once the database is fit and migrated. */
  database: Promise<void>;
  log: (message: string) => void;
  /** Says what is no entry of the log. */
  print: (text: string) => void;
  /** Called when there is something to stop, and signals are heard here. */
  takeOver: () => void;
}

/** Builds the application, as far as it goes without the database before that is ready, and listens. */
export async function serve(settings: Settings, { database, log, print, takeOver }: Begun): Promise<void> {
  const app = await createApp(settings, database);
  const drain = app.get(Drain);
  takeOver();
  stopOnSignal(
    { drain: (atOnce) => drain.run(atOnce), hasten: () => drain.hasten(), close: () => app.close() },
    log,
    (code) => process.exit(code),
  );
  await app.listen(settings.port, settings.host);
  const url = await app.getUrl();
  log(`Listening on ${url}`);
  // Printed and not logged: whoever reads logs later must find nothing that once opened a door.
  // Each link replaces the one before: only processes people reach make one.
  const offer = settings.roles.includes('live') && (await app.get(SetupService, { strict: false }).offer());
  if (offer) print(setupNotice(offer));
  process.send?.({ listening: url });
}
