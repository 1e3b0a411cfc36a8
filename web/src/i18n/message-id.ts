import type app from '../../locales/en/app.json';
import type authoring from '../../locales/en/authoring.json';
import type drills from '../../locales/en/drills.json';
import type inbox from '../../locales/en/inbox.json';
import type keys from '../../locales/en/keys.json';
import type map from '../../locales/en/map.json';
import type objects from '../../locales/en/objects.json';
import type phase from '../../locales/en/phase.json';
import type queue from '../../locales/en/queue.json';
import type related from '../../locales/en/related.json';
import type release from '../../locales/en/release.json';
import type replay from '../../locales/en/replay.json';
import type retention from '../../locales/en/retention.json';
import type room from '../../locales/en/room.json';
import type rules from '../../locales/en/rules.json';
import type sensors from '../../locales/en/sensors.json';
import type settings from '../../locales/en/settings.json';
import type signIn from '../../locales/en/sign-in.json';
import type standing from '../../locales/en/standing.json';
import type statements from '../../locales/en/statements.json';
import type told from '../../locales/en/told.json';
import type why from '../../locales/en/why.json';

/** Id of a text. The compiler refuses one that the English catalogue has not got. */
export type MessageId =
  | keyof typeof app
  | keyof typeof authoring
  | keyof typeof drills
  | keyof typeof inbox
  | keyof typeof keys
  | keyof typeof map
  | keyof typeof objects
  | keyof typeof phase
  | keyof typeof queue
  | keyof typeof related
  | keyof typeof release
  | keyof typeof replay
  | keyof typeof retention
  | keyof typeof room
  | keyof typeof rules
  | keyof typeof sensors
  | keyof typeof settings
  | keyof typeof signIn
  | keyof typeof standing
  | keyof typeof statements
  | keyof typeof told
  | keyof typeof why;
