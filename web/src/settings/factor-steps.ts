import { startRegistration } from '@simplewebauthn/browser';
import { api, type Schemas, take } from '../api/client.ts';

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
/** The password again; whoever has none must have signed in a moment ago. */
type Proof = Schemas['ReproofDto'];

/** Second factors, set up and taken away (docs/identities.md, Second factors). */
export const factorSteps = {
  list: (): Promise<Schemas['FactorsDto']> => take(api.GET('/api/v1/factors')),
  newAuthenticator: (proof: Proof): Promise<Schemas['TotpSecretDto']> =>
    take(api.POST('/api/v1/factors/totp', { body: proof })),
  confirmAuthenticator: (code: string): Promise<Schemas['RecoveryCodesDto']> =>
    take(api.POST('/api/v1/factors/totp/confirmation', { body: { code } })),
  removeAuthenticator: (proof: Proof): Promise<unknown> =>
    take(api.POST('/api/v1/factors/totp/removal', { body: proof })),
  newPasskey: async (proof: Proof, name: string): Promise<Schemas['RecoveryCodesDto']> => {
    const { publicKey } = await take(api.POST('/api/v1/factors/passkeys/options', { body: proof }));
    const response = await startRegistration({ optionsJSON: publicKey as unknown as CreationOptions });
    return take(api.POST('/api/v1/factors/passkeys', { body: { name, response: { ...response } } }));
  },
  removePasskey: (id: string, proof: Proof): Promise<unknown> =>
    take(api.POST('/api/v1/factors/passkeys/{id}/removal', { params: { path: { id } }, body: proof })),
  newRecoveryCodes: (proof: Proof): Promise<Schemas['RecoveryCodesDto']> =>
    take(api.POST('/api/v1/factors/recovery-codes', { body: proof })),
};
