import { InjectDataSource } from '@nestjs/typeorm';

/** Name of the pool whose connections row-level security lets see every nation. */
export const ENGINE = 'engine';

/**
 * The pool for what acts for no viewer: intake, correlation, the journal's tail, signing in, publishing a release.
 * Nothing that answers a viewer may read through it without asking the policy about every row.
 */
export const InjectEngine = (): ParameterDecorator => InjectDataSource(ENGINE);
