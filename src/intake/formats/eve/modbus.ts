import type { JsonObject } from '../../../common/json.ts';
import { gravest, ICS_SEVERITY as S, type IcsFinding, type IcsGrade } from './ics-finding.ts';
import { at, numberOf, objectOf, textOf } from '../lenient-values.ts';

const READ: IcsGrade = { severity: S.read, why: 'A read changes nothing in the controller.' };
const IDENTIFY: IcsGrade = {
  severity: S.discovery,
  why: 'The device was asked what it is, as in reconnaissance.',
  category: 'information-gathering.scanner',
};
const WRITE: IcsGrade = { severity: S.write, why: 'A write sets an output or a set point.' };
const BULK_WRITE: IcsGrade = { severity: S.bulkWrite, why: 'One request rewrites many outputs, registers or a file.' };
const DIAGNOSE: IcsGrade = { severity: S.status, why: 'Diagnostics are rare in normal operation.' };
const PROGRAM: IcsGrade = { severity: S.stop, why: 'The request programs the controller or resets its link.' };
const UNKNOWN: IcsGrade = {
  severity: S.unknown,
  why: 'The function code is unknown, reserved or of the vendor’s own, so its effect cannot be told.',
};

/** By the names Suricata gives to function codes (Modbus Application Protocol V1.1b3, section 5.1). */
const BY_FUNCTION: ReadonlyMap<string, IcsGrade> = new Map([
  ['RdCoils', READ],
  ['RdDiscreteInputs', READ],
  ['RdHoldRegs', READ],
  ['RdInputRegs', READ],
  ['RdFileRec', READ],
  ['RdFIFOQueue', READ],
  ['RdExcStatus', IDENTIFY],
  ['GetCommEventCtr', IDENTIFY],
  ['GetCommEventLog', IDENTIFY],
  ['ReportServerID', IDENTIFY],
  ['MEI', IDENTIFY],
  ['WrSingleCoil', WRITE],
  ['WrSingleReg', WRITE],
  ['MaskWrReg', WRITE],
  ['WrMultCoils', BULK_WRITE],
  ['WrMultRegs', BULK_WRITE],
  ['RdWrMultRegs', BULK_WRITE],
  ['WrFileRec', BULK_WRITE],
  ['Diagnostic', DIAGNOSE],
  ['Program484', PROGRAM],
  ['Program884', PROGRAM],
  ['ProgramController', PROGRAM],
  ['ResetCommLink', PROGRAM],
  ['Poll484', READ],
  ['PollController', READ],
]);

/** Diagnostic sub-functions that do more than look (section 6.8). */
const BY_DIAGNOSTIC: ReadonlyMap<string, IcsGrade> = new Map([
  ['RestartCommOpt', { severity: S.stop, why: 'The request restarts the device’s communications.' }],
  ['ForceListenOnlyMode', { severity: S.stop, why: 'Forced to listen only, the device no longer obeys its master.' }],
  ['ChangeInputDelimiter', { severity: S.configuration, why: 'The request changes how the device frames messages.' }],
  ['ClearCtrDiagReg', { severity: S.bulkWrite, why: 'Clearing counters erases what an investigation would read.' }],
  ['ClearOverrunCounterFlag', { severity: S.bulkWrite, why: 'Clearing counters erases evidence.' }],
]);

/** Reads the `modbus` object of an EVE record: request and response of one transaction. */
export function modbusFinding(modbus: JsonObject): IcsFinding {
  const request = objectOf(at(modbus, 'request')) ?? objectOf(at(modbus, 'response'));
  const response = objectOf(at(modbus, 'response'));
  const functionName = textOf(at(request, 'function_code'), 64) ?? 'Unknown';
  const functionRaw = numberOf(at(request, 'function_raw'));
  const diagnostic = textOf(at(request, 'diagnostic', 'code'), 64);
  const exception = textOf(at(response, 'exception', 'code'), 64);
  const malformed = [request, response].some((side) => !['NONE', undefined].includes(textOf(at(side, 'error_flags'))));
  const writes =
    textOf(at(request, 'access_type'))
      ?.split('|')
      .some((part) => part.trim() === 'WRITE') ?? false;

  const grade = gravest(
    BY_FUNCTION.get(functionName) ?? UNKNOWN,
    BY_DIAGNOSTIC.get(diagnostic ?? ''),
    writes ? WRITE : undefined,
    exception ? { severity: S.refused, why: `The device refused with ${exception}, as when probed.` } : undefined,
    malformed
      ? { severity: S.unknown, why: 'The message breaks the protocol’s rules on values or lengths.' }
      : undefined,
  );
  const name = functionName === 'Unknown' && functionRaw !== undefined ? `Unknown-${functionRaw}` : functionName;
  const unit = numberOf(at(request, 'unit_id'));
  const title = [
    'Modbus',
    name,
    diagnostic,
    unit === undefined ? undefined : `unit ${unit}`,
    exception && `refused: ${exception}`,
  ];
  return {
    signature: ['modbus', name, diagnostic, exception].filter(Boolean).join(':'),
    title: title.filter(Boolean).join(' '),
    severity: grade.severity,
    why: grade.why,
    categories: [grade.category ?? 'other.undetermined'],
  };
}
