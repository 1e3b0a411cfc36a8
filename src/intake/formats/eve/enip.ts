import type { Json, JsonObject } from '../../../common/json.ts';
import { gravest, ICS_SEVERITY as S, type IcsFinding, type IcsGrade } from './ics-finding.ts';
import { at, textOf } from '../lenient-values.ts';

const READ: IcsGrade = { severity: S.read, why: 'The request changes nothing in the controller.' };
const DISCOVER: IcsGrade = {
  severity: S.discovery,
  why: 'The device was asked what it is and offers, as in reconnaissance.',
  category: 'information-gathering.scanner',
};
const WRITE: IcsGrade = { severity: S.write, why: 'The request sets a value or an attribute.' };
const BULK_WRITE: IcsGrade = {
  severity: S.bulkWrite,
  why: 'The request writes a list of values or runs a legacy command.',
};
const CONFIGURE: IcsGrade = {
  severity: S.configuration,
  why: 'The request changes what the controller consists of or runs.',
};
const STOP: IcsGrade = { severity: S.stop, why: 'The request stops or resets the controller.' };
const UNKNOWN: IcsGrade = {
  severity: S.unknown,
  why: 'The command or service is unknown, so its effect cannot be told.',
};

/** Encapsulation commands (CIP Networks Library volume 2, chapter 2). */
const COMMANDS: ReadonlyMap<string, IcsGrade> = new Map([
  ['nop', READ],
  ['listservices', DISCOVER],
  ['listidentity', DISCOVER],
  ['listinterfaces', DISCOVER],
  ['registersession', READ],
  ['unregistersession', READ],
  ['sendrrdata', READ],
  ['sendunitdata', READ],
  ['indicatestatus', READ],
  ['cancel', READ],
]);

/** Common Industrial Protocol services (volume 1, appendix A), and Rockwell’s data services. */
const SERVICES: ReadonlyMap<string, IcsGrade> = new Map([
  ['getattributesall', READ],
  ['getattributelist', READ],
  ['getattributessingle', READ],
  ['getmember', READ],
  ['getconnectionpointmemberlist', READ],
  ['readdata', READ],
  ['readdatafragmented', READ],
  ['multipleservicepacket', READ],
  ['noforwardopen', READ],
  ['forwardopen', READ],
  ['groupsync', READ],
  ['findnextobjectinstance', DISCOVER],
  ['setattributessingle', WRITE],
  ['setmember', WRITE],
  ['writedata', WRITE],
  ['writedatafragmented', WRITE],
  ['readwritemodifydata', WRITE],
  ['setattributesall', BULK_WRITE],
  ['setattributelist', BULK_WRITE],
  ['insertmember', BULK_WRITE],
  ['removemember', BULK_WRITE],
  ['executepcccservice', BULK_WRITE],
  ['applyattributes', CONFIGURE],
  ['create', CONFIGURE],
  ['delete', CONFIGURE],
  ['save', CONFIGURE],
  ['restore', CONFIGURE],
  ['start', CONFIGURE],
  ['stop', STOP],
  ['reset', STOP],
]);

const MOST_NESTED = 64;

interface Operation {
  name: string;
  className: string | undefined;
  grade: IcsGrade;
}

/** Reads the `enip` object of an EVE record: request and response of one transaction. */
export function enipFinding(enip: JsonObject): IcsFinding {
  const side = at(enip, 'request') ?? at(enip, 'response');
  const command = textOf(at(side, 'command'), 64) ?? 'unknown';
  const services = cipOperations(at(side, 'cip'), 4);
  const gravestService = services.reduce<Operation | undefined>(
    (worst, next) => (worst && worst.grade.severity >= next.grade.severity ? worst : next),
    undefined,
  );
  const refusal = refusalIn(at(enip, 'response'));
  const grade = gravest(
    COMMANDS.get(folded(command)) ?? UNKNOWN,
    gravestService?.grade,
    refusal === undefined
      ? undefined
      : {
          severity: folded(refusal) === 'privilegeviolation' ? S.configuration : S.refused,
          why: `The device refused: ${refusal}.`,
        },
  );
  const { name, className } = gravestService ?? { name: command };
  return {
    signature: ['enip', folded(command), gravestService && folded(gravestService.name), refusal && folded(refusal)]
      .filter(Boolean)
      .join(':'),
    title: ['EtherNet/IP', name, className && `on ${className}`, refusal && `refused: ${refusal}`]
      .filter(Boolean)
      .join(' '),
    severity: grade.severity,
    why: grade.why,
    categories: [grade.category ?? 'other.undetermined'],
  };
}

/** The services of a request, with those that a multiple service packet wraps. */
function cipOperations(cip: Json | undefined, depth: number): Operation[] {
  const service = textOf(at(cip, 'service'), 64);
  if (service === undefined) return [];
  const nested = at(cip, 'multiple');
  const inner = Array.isArray(nested) && depth > 0 ? nested.slice(0, MOST_NESTED) : [];
  return [
    { name: service, className: textOf(at(cip, 'class_name'), 64), grade: SERVICES.get(folded(service)) ?? UNKNOWN },
    ...inner.flatMap((packet) => cipOperations(packet, depth - 1)),
  ];
}

function refusalIn(response: Json | undefined): string | undefined {
  return [textOf(at(response, 'cip', 'status'), 64), textOf(at(response, 'status'), 64)].find(
    (status) => status !== undefined && !['success', 'partialtransfer', 'stillprocessing'].includes(folded(status)),
  );
}

/** Suricata 7 and 8 spell names differently (`list_identity`, `ListIdentity`, `Get Attributes All`). */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, '');
}
