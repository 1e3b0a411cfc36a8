import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { api, type Schemas, take } from '../api/client.ts';

export type Step = Schemas['SignInStepDto'];
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** The steps of signing in (docs/identities.md, Signing in). Each answers what is still owed. */
export const signInSteps = {
  password: (login: string, password: string): Promise<Step> =>
    take(api.POST('/api/v1/session', { body: { login, password } })),
  code: (code: string): Promise<Step> => take(api.POST('/api/v1/session/totp', { body: { code } })),
  recoveryCode: (code: string): Promise<Step> => take(api.POST('/api/v1/session/recovery-code', { body: { code } })),
  passkey: async (): Promise<Step> => {
    const { publicKey } = await take(api.POST('/api/v1/session/passkey/options'));
    const response = await startAuthentication({ optionsJSON: publicKey as unknown as RequestOptions });
    return take(api.POST('/api/v1/session/passkey', { body: { response: { ...response } } }));
  },
  newAuthenticator: (): Promise<Schemas['TotpSecretDto']> => take(api.POST('/api/v1/session/enrolment/totp')),
  confirmAuthenticator: (code: string): Promise<Schemas['EnrolledDto']> =>
    take(api.POST('/api/v1/session/enrolment/totp/confirmation', { body: { code } })),
  newPasskey: async (name: string): Promise<Schemas['EnrolledDto']> => {
    const { publicKey } = await take(api.POST('/api/v1/session/enrolment/passkey/options'));
    const response = await startRegistration({ optionsJSON: publicKey as unknown as CreationOptions });
    return take(api.POST('/api/v1/session/enrolment/passkey', { body: { name, response: { ...response } } }));
  },
};
