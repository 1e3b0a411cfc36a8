import { REALM_HEADER, realmOf, realmOfSocket, viewOf, viewOfSocket } from '../../../src/access/realms/realm-name.ts';
import { evidenceName } from '../../../src/cases/evidence-name.ts';
import { waitPreference } from '../../../src/cases/wait-preference.ts';
import { readTraceparent, writeTraceparent } from '../../../src/common/trace-context.ts';
import { type FuzzTarget, headerOf, promise, textOf } from '../fuzz-target.ts';

/** What comes beside a body. */
export const headerTargets: readonly FuzzTarget[] = [
  {
    name: 'header/realm',
    refusals: [],
    seeds: () => [
      '/live?realm=exercise:018f0000-0000-7000-8000-000000000001&view=port',
      '/live?realm=%zz&realm=a',
      'live',
    ],
    words: ['realm=', 'view=', 'exercise:', '%', '&', '?'],
    read: (input) => {
      const text = headerOf(input);
      realmOfSocket({}, text);
      viewOfSocket({}, text);
      realmOf({ [REALM_HEADER]: text });
      viewOf({ [REALM_HEADER]: text });
    },
  },
  {
    name: 'header/wait',
    refusals: [],
    seeds: () => ['wait=2', 'respond-async, wait="10"; x=y', 'handling=lenient, wait = 999999'],
    words: ['wait=', 'respond-async', ';', ','],
    read: (input) => {
      const wait = waitPreference(headerOf(input));
      promise(wait >= 0 && wait <= 30_000, 'a wait nobody offers');
    },
  },
  {
    name: 'header/traceparent',
    refusals: [],
    seeds: () => [
      '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      `cc-${'1'.repeat(32)}-${'2'.repeat(16)}-00-more`,
    ],
    read: (input) => {
      const context = readTraceparent(headerOf(input));
      if (!context) return;
      const again = readTraceparent(writeTraceparent(context));
      promise(JSON.stringify(again) === JSON.stringify(context), 'passed on otherwise than it came');
    },
  },
  {
    name: 'text/file-name',
    refusals: [],
    seeds: () => ['../../etc/passwd', 'invoice\u202efdp.exe', ' . ', 'é\u0301 name\r\n.pcap', 'x'.repeat(300)],
    words: ['..', '/', '\\', '\u202e', '\u0000'],
    read: (input) => {
      const name = evidenceName(textOf(input));
      promise(
        name !== '' && Array.from(name).length <= 200 && !/[\p{Cc}\p{Cf}\p{Cs}/\\]/u.test(name),
        'no name for a file',
      );
      promise(evidenceName(name) === name, 'named otherwise the second time');
    },
  },
];
