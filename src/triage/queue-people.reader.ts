import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';

const PERSON = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Names people whom rows of the queue speak of by id. */
@Injectable()
export class QueuePeopleReader {
  /** Within the viewer's own transaction, so that of other organisations' people nobody learns the name here. */
  async names(manager: EntityManager, viewer: Operator, ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map([[viewer.id, viewer.name]]);
    const accounts = ids.flatMap((id) => PERSON.exec(id)?.[1] ?? []);
    if (accounts.length === 0) return names;
    const rows = await manager.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM accounts WHERE id = ANY($1::uuid[])',
      [[...new Set(accounts)]],
    );
    for (const { id, name } of rows) names.set(`person:${id}`, name);
    return names;
  }
}
