import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.ts';
import { AccountsReader } from './accounts/accounts.reader.ts';
import { AccountsService } from './accounts/accounts.service.ts';
import { OneTimeLinks } from './accounts/one-time-links.store.ts';
import { PasswordsController } from './passwords/passwords.controller.ts';
import { PasswordsService } from './passwords/passwords.service.ts';
import { Reproof } from './passwords/reproof.service.ts';
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
  controllers: [AccountsController, PasswordsController, SessionController, SessionsController, TokensController],
  providers: [
    AccountsReader,
    AccountsService,
    OneTimeLinks,
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
