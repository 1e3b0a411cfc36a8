import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import type { Operator } from '../../operator.ts';
import { PeopleReader } from '../sign-in/people.reader.ts';
import type { FactorsDto } from './factor.dto.ts';

interface PasskeyRow {
  id: string;
  name: string;
  created_at: Date;
  used_at: Date | null;
}

/** What people may know of their own second factors. */
@Injectable()
export class FactorsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly people: PeopleReader,
  ) {}

  async list(operator: Operator): Promise<FactorsDto> {
    const [, id] = /^person:([0-9a-f-]{36})$/.exec(operator.id) ?? [];
    const person = id === undefined ? undefined : await this.people.byId(id);
    if (!person) return { totp: false, passkeys: [], recoveryCodes: 0, required: false };
    const { factors, required } = await this.people.factorsOf(person);
    const passkeys = await this.database.query<PasskeyRow>(
      operator,
      'SELECT id, name, created_at, used_at FROM passkeys WHERE account_id = $1 ORDER BY created_at, id',
      [person.id],
    );
    return {
      totp: factors.totp,
      passkeys: passkeys.map(({ id, name, created_at, used_at }) => {
        return { id, name, createdAt: created_at.toISOString(), usedAt: used_at?.toISOString() ?? null };
      }),
      recoveryCodes: factors.recoveryCodes,
      required,
    };
  }
}
