import { Module } from '@nestjs/common';
import { AccountIdentities } from './accounts/account-identities.store.ts';
import { AccountProofsController } from './accounts/account-proofs.controller.ts';
import { AccountsController } from './accounts/accounts.controller.ts';
import { AccountsReader } from './accounts/accounts.reader.ts';
import { AccountsService } from './accounts/accounts.service.ts';
import { OneTimeLinks } from './accounts/one-time-links.store.ts';
import { SignInPolicies } from './accounts/sign-in-policies.store.ts';
import { SignInPolicyController } from './accounts/sign-in-policy.controller.ts';
import { FactorsController } from './factors/factors.controller.ts';
import { FactorsReader } from './factors/factors.reader.ts';
import { FactorsService } from './factors/factors.service.ts';
import { PasskeysService } from './factors/passkeys.service.ts';
import { SecondFactorController } from './factors/second-factor.controller.ts';
import { SecondFactor } from './factors/second-factor.service.ts';
import { TotpService } from './factors/totp.service.ts';
import { OidcController } from './oidc/oidc.controller.ts';
import { OidcService } from './oidc/oidc.service.ts';
import { PasswordsController } from './passwords/passwords.controller.ts';
import { PasswordsService } from './passwords/passwords.service.ts';
import { Reproof } from './passwords/reproof.service.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SetupService } from './setup/setup.service.ts';
import { Brakes } from './sign-in/brakes.store.ts';
import { PendingSignIns } from './sign-in/pending-sign-ins.store.ts';
import { PeopleReader } from './sign-in/people.reader.ts';
import { SessionController } from './sign-in/session.controller.ts';
import { SessionsController } from './sign-in/sessions.controller.ts';
import { Sessions } from './sign-in/sessions.store.ts';
import { SignInAnswer } from './sign-in/sign-in-answer.service.ts';
import { SignIn } from './sign-in/sign-in.service.ts';
import { WhoReader } from './sign-in/who.reader.ts';
import { TokensController } from './tokens/tokens.controller.ts';
import { TokensService } from './tokens/tokens.service.ts';

/** People: their accounts, how they prove who they are, and what programs may do for them. */
@Module({
  controllers: [
    AccountsController,
    AccountProofsController,
    SignInPolicyController,
    PasswordsController,
    SessionController,
    SecondFactorController,
    SessionsController,
    OidcController,
    SetupController,
    FactorsController,
    TokensController,
  ],
  providers: [
    AccountIdentities,
    AccountsReader,
    AccountsService,
    OneTimeLinks,
    SignInPolicies,
    FactorsReader,
    FactorsService,
    PasskeysService,
    SecondFactor,
    TotpService,
    OidcService,
    SetupService,
    PasswordsService,
    Reproof,
    Brakes,
    PendingSignIns,
    PeopleReader,
    Sessions,
    SignInAnswer,
    SignIn,
    WhoReader,
    TokensService,
  ],
})
export class IdentitiesModule {}
