import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../../access/operator.ts';
import { requireAct, requireOutside } from '../../access/policy/authorise.ts';
import { AFTER_OWNER, owned, ownerParameters } from '../../access/policy/sight.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { templateNotFound } from '../drill-fault.ts';
import { TemplateLibrary } from '../template-library.reader.ts';
import { type Incoming, type Taken, takeIn } from './incoming-text.ts';
import { templateEvent, type TemplateOwner } from './template-event.ts';
import { newerRevision, requireMove, type TemplateMove, type TemplateSource, wrongState } from './template-state.ts';
import { summaryOf } from './template-summary.ts';
import { requireTemplateText, withCode } from './template-text.ts';
import type { TemplateDetailDto } from './templates.dto.ts';
import { TemplatesReader } from './templates.reader.ts';

/** What an organisation may keep, so that its list is read at once. */
const MOST = { templates: 200, revisions: 200 };

/** A text to be kept, and how it came here. */
interface Saved extends Taken {
  source: TemplateSource;
  comment: string;
}

interface StandingRow extends TemplateOwner {
  latest: number;
  approved_revision: number | null;
  archived_at: Date | null;
  releasable_to: string[];
  text: string;
  title: string;
}

/** What people do with the drills their organisation writes. Others read what is released to them, and change nothing of it. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly library: TemplateLibrary,
    private readonly reader: TemplatesReader,
  ) {}

  /**
   * Keeps what was sent as a new template, a draft for nobody but the own organisation.
   * @param base the drill a spreadsheet is put into a copy of.
   * @throws DomainError what {@link takeIn} says; `no_organisation`, `outside_only` and the policy's reasons (forbidden);
   * `template_not_found`; `code_taken`, `too_many_templates` (conflict).
   */
  async create(
    operator: Operator,
    incoming: Incoming,
    { comment, base }: { comment: string; base?: string },
  ): Promise<TemplateDetailDto> {
    const owner = requireOwner(operator);
    const into = base === undefined ? null : (await this.reader.written(operator, base)).template;
    const taken = takeIn(incoming, into, await this.reader.organisationCode(operator));
    return this.keep(operator, owner, { ...taken, source: incoming.format, comment });
  }

  /** Keeps a copy, under a code of its own, with the words and comments of the text it is of. @throws DomainError as {@link create}. */
  async copy(operator: Operator, ref: string, code: string): Promise<TemplateDetailDto> {
    const owner = requireOwner(operator);
    const { text: original } = await this.reader.written(operator, ref);
    const text = withCode(original, code);
    const template = requireTemplateText(text);
    return this.keep(operator, owner, { text, template, lost: [], source: 'copy', comment: '' });
  }

  /**
   * Saves what was sent as the next text; none that was saved ever changes, and what is approved stays so until the next is.
   * @param after the revision it was written from.
   * @throws DomainError as {@link create}; `newer_revision`, `same_text`, `wrong_state`, `too_many_revisions` (conflict).
   */
  async save(
    operator: Operator,
    id: string,
    incoming: Incoming,
    { comment, after }: { comment: string; after: number },
  ): Promise<TemplateDetailDto> {
    requireOwner(operator);
    const sheet = incoming.format === 'csv';
    const into = sheet ? (await this.reader.written(operator, id)).template : null;
    const organisation = await this.reader.organisationCode(operator);
    const taken = takeIn(incoming, into, organisation);
    await this.unitOfWork.transact(operator, async (tx) => {
      const found = await lock(tx, operator, id);
      if (found.latest !== after) throw newerRevision(found.latest);
      if (found.archived_at !== null) throw wrongState('The template is archived; restore it first');
      if (found.latest >= MOST.revisions) {
        throw new DomainError('conflict', 'too_many_revisions', `A template has at most ${MOST.revisions} texts`);
      }
      if (found.text === taken.text) {
        throw new DomainError('conflict', 'same_text', `Revision ${after} says the same`, { field: 'text' });
      }
      const { code } = taken.template;
      await this.requireFreeCode(tx, found, code, id);
      await tx.query('UPDATE drill_templates SET latest = $2, code = $3 WHERE id = $1', [id, after + 1, code]);
      await this.insertText(tx, operator, found, id, after + 1, { ...taken, source: incoming.format, comment });
    });
    return this.reader.one(operator, id);
  }

  /**
   * @param revision the text that is approved, as it was read.
   * @throws DomainError what {@link requireMove} says; `template_not_found`; `template_faults` (invalid) where the text does not hold
   * by the rules of today; the policy's reasons (forbidden).
   */
  async move(
    operator: Operator,
    id: string,
    move: TemplateMove,
    { reason, revision }: { reason: string; revision?: number },
  ): Promise<TemplateDetailDto> {
    requireOwner(operator);
    await this.unitOfWork.transact(operator, async (tx) => {
      const found = await lock(tx, operator, id);
      const { latest, approved_revision: approvedRevision, archived_at: archivedAt } = found;
      requireMove(move, { latest, approvedRevision, archived: archivedAt !== null }, revision);
      if (move === 'approve') requireTemplateText(found.text);
      const at = this.clock.now();
      const by = JSON.stringify({ id: operator.id, name: operator.name });
      if (move === 'approve') {
        await tx.query(
          'UPDATE drill_templates SET approved_revision = latest, approved_at = $2, approved_by = $3 WHERE id = $1',
          [id, at, by],
        );
      } else {
        const archive = move === 'archive';
        await tx.query('UPDATE drill_templates SET archived_at = $2, archived_by = $3 WHERE id = $1', [
          id,
          archive ? at : null,
          archive ? by : null,
        ]);
      }
      const data = { templateId: id, title: found.title, revision: latest, move, reason };
      tx.record({ ...templateEvent(found, operator, at), type: 'drill.template_moved', data });
    });
    return this.reader.one(operator, id);
  }

  /**
   * Says which nations may read and run what is approved of it, from now on; none where none is named.
   * @param was those that could, as whoever decides read them.
   * @throws DomainError `nation_not_found` (invalid); `newer_release` (conflict); as {@link move}.
   */
  async release(
    operator: Operator,
    id: string,
    { nations, was, reason }: { nations: string[]; was: string[]; reason: string },
  ): Promise<TemplateDetailDto> {
    requireOwner(operator);
    const wanted = nations.toSorted();
    await this.unitOfWork.transact(operator, async (tx) => {
      const found = await lock(tx, operator, id);
      if (JSON.stringify(found.releasable_to) !== JSON.stringify(was.toSorted())) {
        const message = 'Somebody changed for whom it is since you read it';
        throw new DomainError('conflict', 'newer_release', message, { field: 'was' });
      }
      const known = await tx.query<{ code: string }>('SELECT code FROM nations WHERE code = ANY($1::text[])', [wanted]);
      if (known.length < wanted.length) {
        throw new DomainError('invalid', 'nation_not_found', 'There is no such nation here', { field: 'nations' });
      }
      await tx.query('UPDATE drill_templates SET releasable_to = $2 WHERE id = $1', [id, wanted]);
      const data = { templateId: id, title: found.title, nations: wanted, reason };
      const at = this.clock.now();
      tx.record({ ...templateEvent(found, operator, at), type: 'drill.template_released', data });
    });
    return this.reader.one(operator, id);
  }

  private async keep(operator: Operator, owner: TemplateOwner, saved: Saved): Promise<TemplateDetailDto> {
    const id = uuidv7();
    await this.unitOfWork.transact(operator, async (tx) => {
      await this.requireFreeCode(tx, owner, saved.template.code, id);
      const [held] = await tx.query<{ count: string }>(
        'SELECT count(*) FROM drill_templates WHERE realm = $1 AND organisation_id = $2',
        [owner.realm, owner.organisation_id],
      );
      if (Number(held?.count) >= MOST.templates) {
        const message = `An organisation has at most ${MOST.templates} templates`;
        throw new DomainError('conflict', 'too_many_templates', message);
      }
      await tx.query(
        `INSERT INTO drill_templates (id, realm, nation, organisation_id, code, latest, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $7)`,
        [
          id,
          owner.realm,
          owner.nation,
          owner.organisation_id,
          saved.template.code,
          this.clock.now(),
          JSON.stringify({ id: operator.id, name: operator.name }),
        ],
      );
      await this.insertText(tx, operator, owner, id, 1, saved);
    });
    return this.reader.one(operator, id);
  }

  /** Of two that ask for one code at once, one waits for the other. */
  private async requireFreeCode(tx: Transaction, owner: TemplateOwner, code: string, id: string): Promise<void> {
    const taken = (message: string): DomainError =>
      new DomainError('conflict', 'code_taken', message, { field: 'code' });
    if (this.library.has(code)) throw taken(`A drill that is shipped is called ${code}`);
    // A code in the form of an id would be taken for one.
    if (TemplatesReader.isId(code)) throw taken(`${code} would be taken for an id`);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`templates ${owner.organisation_id}`]);
    const found = await tx.query(
      'SELECT 1 FROM drill_templates WHERE realm = $1 AND organisation_id = $2 AND code = $3 AND id <> $4',
      [owner.realm, owner.organisation_id, code, id],
    );
    if (found.length > 0) throw taken(`Another template of your organisation is called ${code}`);
  }

  private async insertText(
    tx: Transaction,
    operator: Operator,
    owner: TemplateOwner,
    id: string,
    revision: number,
    { text, template, lost, source, comment }: Saved,
  ): Promise<void> {
    const at = this.clock.now();
    await tx.query(
      `INSERT INTO drill_template_revisions
         (template_id, revision, realm, nation, organisation_id, text, summary, source, lost, comment, author, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        revision,
        owner.realm,
        owner.nation,
        owner.organisation_id,
        text,
        JSON.stringify(summaryOf(template)),
        source,
        lost,
        comment,
        JSON.stringify({ id: operator.id, name: operator.name }),
        at,
      ],
    );
    const data = { templateId: id, title: template.title, revision, source, comment };
    tx.record({ ...templateEvent(owner, operator, at), type: 'drill.template_saved', data });
  }
}

/** Templates are the own organisation's alone, a nation's CERT and the node's operator included. */
function requireOwner(operator: Operator): TemplateOwner {
  requireAct(operator, 'drill.author');
  requireOutside(operator);
  const { realm, nation, organisationId } = operator;
  if (nation === null || organisationId === null) {
    throw new DomainError('forbidden', 'no_organisation', 'Templates are kept by people of an organisation');
  }
  return { realm, nation, organisation_id: organisationId };
}

/** Of one's own, with its newest text, until the transaction ends. @throws DomainError `template_not_found`. */
async function lock(tx: Transaction, operator: Operator, id: string): Promise<StandingRow> {
  const [row] = await tx.query<Omit<StandingRow, 'text' | 'title'>>(
    `SELECT t.realm, t.nation, t.organisation_id, t.latest, t.approved_revision, t.archived_at, t.releasable_to
     FROM drill_templates t WHERE ${owned('t')} AND t.id = $${AFTER_OWNER} FOR UPDATE`,
    [...ownerParameters(operator), id],
  );
  if (!row) throw templateNotFound();
  // A statement of its own, so that it sees what somebody saved while this one waited.
  const [newest] = await tx.query<Pick<StandingRow, 'text' | 'title'>>(
    `SELECT text, summary->>'title' AS title FROM drill_template_revisions WHERE template_id = $1 AND revision = $2`,
    [id, row.latest],
  );
  if (!newest) throw templateNotFound();
  return { ...row, ...newest };
}
