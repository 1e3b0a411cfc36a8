/**
 * Loaded before a program whose processor time is to be told by function: `{ profile: 'start' }` over its channel begins,
 * `{ profile: file }` writes what was seen since as a `.cpuprofile`, which browsers' developer tools and editors open, and answers.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();

process.on('message', (message: { profile?: string }) => {
  if (message.profile === 'start') {
    void session
      .post('Profiler.enable')
      .then(() => session.post('Profiler.setSamplingInterval', { interval: 500 }))
      .then(() => session.post('Profiler.start'));
  } else if (message.profile !== undefined) {
    const file = message.profile;
    void session.post('Profiler.stop').then(({ profile }) => {
      writeFileSync(file, JSON.stringify(profile));
      process.send?.({ profiled: file });
    });
  }
});
