import type { Json, JsonObject } from '../../../common/json.ts';
import { gravest, ICS_SEVERITY as S, type IcsFinding, type IcsGrade } from './ics-finding.ts';
import { at, numberOf, textsOf } from '../lenient-values.ts';

interface Dnp3Function {
  name: string;
  severity: number;
  why: string;
}

/** Application function codes of IEEE 1815-2012, section 4.4, graded by what they can do to the outstation. */
const FUNCTIONS: ReadonlyMap<number, Dnp3Function> = new Map(
  (
    [
      [0, 'confirm', S.housekeeping, 'A confirmation changes nothing.'],
      [1, 'read', S.read, 'A read changes nothing in the outstation.'],
      [2, 'write', S.write, 'A write changes stored values of the outstation.'],
      [3, 'select', S.unknown, 'A select arms an output for the operate that follows.'],
      [4, 'operate', S.command, 'An operate moves an output, such as a breaker.'],
      [5, 'direct operate', S.command, 'A direct operate moves an output without a select before it.'],
      [6, 'direct operate, no acknowledgement', S.command, 'A direct operate moves an output, unacknowledged.'],
      [7, 'immediate freeze', S.trouble, 'Counters are frozen.'],
      [8, 'immediate freeze, no acknowledgement', S.trouble, 'Counters are frozen.'],
      [9, 'freeze and clear', S.write, 'Counters are frozen and set to zero.'],
      [10, 'freeze and clear, no acknowledgement', S.write, 'Counters are frozen and set to zero.'],
      [11, 'freeze at time', S.trouble, 'Counters are frozen.'],
      [12, 'freeze at time, no acknowledgement', S.trouble, 'Counters are frozen.'],
      [13, 'cold restart', S.stop, 'A cold restart takes the outstation off line.'],
      [14, 'warm restart', S.stop, 'A warm restart stops the outstation’s application.'],
      [15, 'initialise data', S.configuration, 'The outstation’s data is set back.'],
      [16, 'initialise application', S.configuration, 'An application of the outstation is set back.'],
      [17, 'start application', S.configuration, 'An application of the outstation is started.'],
      [18, 'stop application', S.stop, 'An application of the outstation is stopped.'],
      [19, 'save configuration', S.configuration, 'The running configuration is made permanent.'],
      [20, 'enable unsolicited responses', S.discovery, 'The outstation is told to report by itself.'],
      [21, 'disable unsolicited responses', S.bulkWrite, 'The outstation is told to stop reporting: masters go blind.'],
      [22, 'assign class', S.trouble, 'What the outstation reports, and when, is changed.'],
      [23, 'measure delay', S.read, 'Part of setting the clock; changes nothing.'],
      [24, 'record current time', S.discovery, 'Part of setting the clock.'],
      [25, 'open file', S.trouble, 'A file of the outstation is opened.'],
      [26, 'close file', S.read, 'A file of the outstation is closed.'],
      [27, 'delete file', S.configuration, 'A file of the outstation is deleted.'],
      [28, 'get file information', S.discovery, 'Files of the outstation are listed.'],
      [29, 'authenticate file', S.status, 'Access to a file is asked for.'],
      [30, 'abort file transfer', S.status, 'A file transfer is broken off.'],
      [31, 'activate configuration', S.command, 'A new configuration takes effect.'],
      [32, 'authentication request', S.read, 'Secure authentication at work.'],
      [33, 'authentication request, no acknowledgement', S.read, 'Secure authentication at work.'],
      [129, 'response', S.housekeeping, 'An answer changes nothing.'],
      [130, 'unsolicited response', S.read, 'The outstation reported by itself.'],
      [131, 'authentication response', S.read, 'Secure authentication at work.'],
    ] as const
  ).map(([code, name, severity, why]) => [code, { name, severity, why }]),
);

/** Internal indications that speak of the outstation’s health or of a refused request (section 4.3.6). */
const INDICATIONS: ReadonlyMap<string, IcsGrade> = new Map([
  ['device_restart', { severity: S.trouble, why: 'The outstation says that it restarted.' }],
  ['device_trouble', { severity: S.trouble, why: 'The outstation says that it is in trouble.' }],
  ['local_control', { severity: S.refused, why: 'Outputs are under local control.' }],
  ['no_func_code_support', { severity: S.refused, why: 'The outstation does not know the function asked for.' }],
  ['object_unknown', { severity: S.refused, why: 'The outstation does not have the object asked for.' }],
  ['parameter_error', { severity: S.refused, why: 'The outstation refused a parameter.' }],
  ['event_buffer_overflow', { severity: S.status, why: 'The outstation lost events.' }],
  ['already_executing', { severity: S.status, why: 'The operation was already running.' }],
  ['config_corrupt', { severity: S.configuration, why: 'The outstation’s configuration is corrupt.' }],
]);

/** Writes that belong to normal operation, by object group: time (50) and the restart flag (80). */
const ROUTINE_WRITES: ReadonlyMap<number, IcsGrade> = new Map([
  [50, { severity: S.refused, why: 'The write sets the outstation’s clock.' }],
  [80, { severity: S.status, why: 'The write clears the restart flag, as a master does after a restart.' }],
]);

/** Reads the `dnp3` object of an EVE record: one fragment, request or response. */
export function dnp3Finding(dnp3: JsonObject): IcsFinding {
  const code = numberOf(at(dnp3, 'application', 'function_code'));
  const known = code === undefined ? undefined : FUNCTIONS.get(code);
  const name = known?.name ?? `function ${code ?? 'unknown'}`;
  const indications = textsOf(at(dnp3, 'iin', 'indicators'), 16).flatMap((text) => INDICATIONS.get(text) ?? []);
  const base = (code === 2 ? routineWrite(at(dnp3, 'application', 'objects')) : undefined) ?? {
    severity: known?.severity ?? S.unknown,
    why: known?.why ?? 'The function code is unknown, so its effect cannot be told.',
  };
  const grade = gravest(base, ...indications);
  const flagged = textsOf(at(dnp3, 'iin', 'indicators'), 16).filter((text) => INDICATIONS.has(text));
  const link = [numberOf(at(dnp3, 'src')), numberOf(at(dnp3, 'dst'))];
  const route = link.every((address) => address !== undefined) ? `from ${link[0]} to ${link[1]}` : undefined;
  return {
    signature: ['dnp3', code ?? 'unknown', ...flagged].join(':'),
    title: [['DNP3', name, route].filter(Boolean).join(' '), flagged.join(', ')].filter(Boolean).join(': '),
    severity: grade.severity,
    why: grade.why,
    categories: ['other.undetermined'],
  };
}

function routineWrite(objects: Json | undefined): IcsGrade | undefined {
  if (!Array.isArray(objects) || objects.length === 0) return undefined;
  const grades = objects.map((object) => ROUTINE_WRITES.get(numberOf(at(object, 'group')) ?? -1));
  const [first, ...others] = grades;
  return first && others.every((grade) => grade !== undefined) ? gravest(first, ...others) : undefined;
}
