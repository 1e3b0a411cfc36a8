import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import { requireAct } from '../../access/policy/authorise.ts';
import { AFTER_OWNER, owned, ownerParameters } from '../../access/policy/sight.ts';
import { DomainError } from '../../common/domain-error.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import { templateNotFound } from '../drill-fault.ts';
import { besideCexf } from '../exchange/beside-cexf.ts';
import { besideMsel } from '../exchange/export-msel.ts';
import type { DrillTemplate } from '../template/template.ts';
import { TemplateLibrary, type WrittenTemplate } from '../template-library.reader.ts';
import {
  ASKED_TEXT,
  type RevisionRow,
  seenTemplates,
  shippedView,
  STANDING_TEXT,
  type TemplateRow,
  type TemplateView,
  viewOf,
} from './template-rows.ts';
import { playable } from './template-state.ts';
import { summaryOf } from './template-summary.ts';
import { checkTemplateText, requireTemplateText } from './template-text.ts';
import type { DrillTemplateDto, TemplateDetailDto, TemplateRevisionDto } from './templates.dto.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type TextRow = TemplateRow & { text: string; lost: string[] };

/** Reads drills, from wherever they are: those that are shipped, one's own, and what other organisations released. */
@Injectable()
export class TemplatesReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly library: TemplateLibrary,
  ) {}

  /** Whether an address means one that an organisation wrote, and not a shipped one. */
  static isId(ref: string): boolean {
    return UUID.test(ref);
  }

  /** By title, the shipped ones last; inside an exercise those alone. All of them, since an organisation has at most 200. */
  async list(operator: Operator): Promise<DrillTemplateDto[]> {
    requireAct(operator, 'drill.read');
    const rows = await this.database.query<TemplateRow>(
      operator,
      `${seenTemplates(STANDING_TEXT)} ORDER BY lower(r.summary->>'title'), t.id`,
      ownerParameters(operator),
    );
    return [...rows.map(viewOf), ...this.library.all.map((template) => shippedView(summaryOf(template)))];
  }

  /**
   * With its text: the newest of one's own, or the one asked for; of others the approved one.
   * @throws DomainError `template_not_found`; the policy's reason (forbidden).
   */
  async one(operator: Operator, ref: string, revision: number | null = null): Promise<TemplateDetailDto> {
    requireAct(operator, 'drill.author');
    if (!TemplatesReader.isId(ref)) {
      const { template, text } = this.library.get(ref);
      return detailOf(shippedView(summaryOf(template)), { text, lost: [], revisions: [], approved: null });
    }
    const row = await this.row(operator, ref, revision);
    const { text, lost } = row;
    const revisions = row.own ? await this.revisions(operator, ref) : [];
    const approved = row.approved_by && row.approved_at ? { by: row.approved_by, at: row.approved_at } : null;
    return detailOf(viewOf(row), { text, lost: row.own ? lost : [], revisions, approved });
  }

  /** As {@link one}, to be written in another format. @throws DomainError `template_faults` (invalid) besides. */
  async written(operator: Operator, ref: string, revision: number | null = null): Promise<WrittenTemplate> {
    requireAct(operator, 'drill.author');
    if (!TemplatesReader.isId(ref)) return this.library.get(ref);
    const { text } = await this.row(operator, ref, revision);
    return { text, template: requireTemplateText(text) };
  }

  /**
   * The script a run is made of, and whether nobody has approved it. The caller asks the policy.
   * @param draft whether the newest text is meant, approved or not; of one's own alone.
   * @throws DomainError `template_not_found`; `other_organisation` (forbidden); what {@link playable} says; `template_faults`
   * (invalid) where the text does not hold by the rules of today.
   */
  async playable(
    operator: Operator,
    ref: string,
    draft: boolean,
  ): Promise<{ template: DrillTemplate; ofDraft: boolean }> {
    if (!TemplatesReader.isId(ref)) return { template: this.library.get(ref).template, ofDraft: false };
    const { own, ...row } = await this.row(operator, ref, null);
    if (draft && !own) {
      const message = 'Only the organisation that writes a template makes runs of a draft';
      throw new DomainError('forbidden', 'other_organisation', message, { field: 'draft' });
    }
    const standing = {
      latest: row.latest,
      approvedRevision: row.approved_revision,
      archived: row.archived_at !== null,
    };
    const { revision, ofDraft } = playable(standing, draft);
    const { text } = revision === row.revision ? row : await this.row(operator, ref, revision);
    return { template: requireTemplateText(text), ofDraft };
  }

  /** Code of an organisation, which is no secret. */
  async organisationCode(operator: Operator): Promise<string> {
    const [row] = await this.database.query<{ code: string }>(
      operator,
      'SELECT code FROM organisations WHERE id = $1',
      [operator.organisationId],
    );
    return row?.code ?? '';
  }

  private async row(operator: Operator, id: string, revision: number | null): Promise<TextRow> {
    const [row] = await this.database.query<TextRow>(
      operator,
      `${seenTemplates(ASKED_TEXT, ', r.text, r.lost')} AND t.id = $${AFTER_OWNER}`,
      [...ownerParameters(operator), id, revision],
    );
    if (!row) throw templateNotFound();
    return row;
  }

  private async revisions(operator: Operator, id: string): Promise<TemplateRevisionDto[]> {
    const rows = await this.database.query<RevisionRow>(
      operator,
      `SELECT r.revision, r.summary->>'title' AS title, r.source, r.comment, r.author, r.saved_at
       FROM drill_template_revisions r WHERE ${owned('r')} AND r.template_id = $${AFTER_OWNER} ORDER BY r.revision DESC`,
      [...ownerParameters(operator), id],
    );
    return rows.map(({ saved_at: savedAt, ...row }) => Object.assign(row, { savedAt: savedAt.toISOString() }));
  }
}

interface TextFacts {
  text: string;
  lost: string[];
  revisions: TemplateRevisionDto[];
  approved: { by: TemplateRevisionDto['author']; at: Date } | null;
}

function detailOf(view: TemplateView, { text, lost, revisions, approved }: TextFacts): TemplateDetailDto {
  const { template, faults } = checkTemplateText(text);
  return {
    ...view,
    text,
    lost,
    notCarried: template ? { cexf: besideCexf(template), csv: besideMsel(template) } : { cexf: [], csv: [] },
    faults,
    revisions,
    approvedBy: view.own ? (approved?.by ?? null) : null,
    approvedAt: approved?.at.toISOString() ?? null,
  };
}
