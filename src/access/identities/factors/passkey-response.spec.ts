import * as fc from 'fast-check';
import { authenticationResponse, registrationResponse } from './passkey-response.ts';

const REGISTRATION = {
  id: 'AAEC',
  rawId: 'AAEC',
  type: 'public-key',
  clientExtensionResults: { credProps: { rk: true } },
  response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['usb', 'NFC', 7] },
};
const AUTHENTICATION = {
  ...REGISTRATION,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', userHandle: 'AA' },
};

describe('answer of a passkey', () => {
  it('is read field by field, and nothing else of it is kept', () => {
    expect(registrationResponse(REGISTRATION)).toEqual({
      id: 'AAEC',
      rawId: 'AAEC',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: ['usb'] },
    });
    expect(authenticationResponse(AUTHENTICATION)?.response).toEqual({
      clientDataJSON: 'e30',
      authenticatorData: 'AA',
      signature: 'AA',
    });
  });

  it('is refused in any other shape, without a fault', () => {
    expect(registrationResponse(AUTHENTICATION)).toBeUndefined();
    expect(authenticationResponse(REGISTRATION)).toBeUndefined();
    for (const change of [
      { id: 'AAED' },
      { type: 'password' },
      { response: null },
      { response: [] },
      { response: 'e30' },
      { response: { clientDataJSON: { toString: 'x' }, attestationObject: 'oA' } },
      { response: { clientDataJSON: 'a b', attestationObject: 'oA' } },
    ]) {
      expect(registrationResponse({ ...REGISTRATION, ...change })).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(registrationResponse(value)).toBeUndefined();
        expect(authenticationResponse(value)).toBeUndefined();
      }),
    );
  });
});
