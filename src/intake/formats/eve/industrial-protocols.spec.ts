import type { JsonObject } from '../../../common/json.ts';
import { dnp3Finding } from './dnp3.ts';
import { enipFinding } from './enip.ts';
import { modbusFinding } from './modbus.ts';

const modbus = (functionCode: string, more: JsonObject = {}, response?: JsonObject): number =>
  modbusFinding({
    request: { function_code: functionCode, error_flags: 'NONE', ...more },
    ...(response && { response: { function_code: functionCode, error_flags: 'NONE', ...response } }),
  }).severity;
const dnp3 = (functionCode: number, more: JsonObject = {}): number =>
  dnp3Finding({ application: { function_code: functionCode }, ...more }).severity;
const enip = (service: string, status = 'Success'): number =>
  enipFinding({
    request: { command: 'send_rr_data', cip: { service } },
    response: { command: 'send_rr_data', status: 'success', cip: { service, status } },
  }).severity;

/** Each must be graver than the one before. */
function risesThrough(...severities: number[]): void {
  expect(severities).toEqual([...new Set(severities)].sort((left, right) => left - right));
}

describe('severity of industrial telemetry', () => {
  it('rises from reads through probing and writes to what stops a controller: Modbus', () => {
    risesThrough(
      modbus('RdHoldRegs'),
      modbus('MEI'),
      modbus('Diagnostic', { diagnostic: { code: 'RetQueryData' } }),
      modbus('RdCoils', {}, { exception: { code: 'IllegalDataAddr' } }),
      modbus('Unknown'),
      modbus('WrSingleCoil'),
      modbus('WrMultRegs'),
      modbus('Diagnostic', { diagnostic: { code: 'RestartCommOpt' } }),
    );
  });

  it('rises from answers through reads and writes to restarts: DNP3', () => {
    risesThrough(dnp3(129), dnp3(1), dnp3(20), dnp3(2), dnp3(21), dnp3(19), dnp3(5), dnp3(13));
  });

  it('rises from reads through refusals and writes to stops: EtherNet/IP', () => {
    risesThrough(
      enip('Get Attributes All'),
      enip('Get Attributes All', 'Path Destination Unknown'),
      enip('unknown-75'),
      enip('Set Attributes Single'),
      enip('Set Attribute List'),
      enip('Create'),
      enip('Stop'),
    );
  });

  it('is never lowered by a refusal', () => {
    expect(modbus('WrMultRegs', {}, { exception: { code: 'IllegalFunction' } })).toBe(modbus('WrMultRegs'));
    expect(enip('Stop', 'Service Not Supported')).toBe(enip('Stop'));
  });

  it('grades a write by what it says of itself where the function’s name is new', () => {
    expect(modbus('WrNewKind', { access_type: 'WRITE | HOLDING' })).toBe(modbus('WrSingleReg'));
  });

  it('lets routine DNP3 writes pass as such only when nothing else is written', () => {
    const write = (...groups: number[]) =>
      dnp3(2, { application: { function_code: 2, objects: groups.map((group) => ({ group })) } });
    expect(write(80)).toBeLessThan(write(50));
    expect(write(50)).toBeLessThan(write(12));
    expect(write(80, 12)).toBe(write(12));
  });

  it('heeds what an outstation says of itself', () => {
    const answer = (indicator: string) => dnp3(129, { iin: { indicators: ['class1_events', indicator] } });
    risesThrough(answer('need_time'), answer('object_unknown'), answer('device_trouble'), answer('config_corrupt'));
  });

  it('finds the gravest service inside a packet of many', () => {
    const packet = enipFinding({
      request: {
        command: 'SendRRData',
        cip: { service: 'Multiple Service Packet', multiple: [{ service: 'Read Data' }, { service: 'Reset' }] },
      },
    });
    expect(packet).toMatchObject({ signature: 'enip:sendrrdata:reset', severity: enip('Reset') });
  });

  it('reads both spellings of EtherNet/IP names', () => {
    const severity = (command: string) => enipFinding({ request: { command } }).severity;
    expect(severity('ListIdentity')).toBe(severity('list_identity'));
    expect(severity('list_identity')).toBeGreaterThan(severity('register_session'));
  });

  it('says why', () => {
    const whys = [modbusFinding({}), dnp3Finding({}), enipFinding({})].map((finding) => finding.why);
    expect(whys.every((why) => /unknown.*effect cannot be told/.test(why))).toBe(true);
  });
});
