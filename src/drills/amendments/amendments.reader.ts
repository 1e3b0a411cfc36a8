import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import { requireAct } from '../../access/policy/authorise.ts';
import { Clock } from '../../common/clock.ts';
import type { JsonObject } from '../../common/json.ts';
import { toBlockDto } from '../block.dto.ts';
import { readClock } from '../clock/clock.ts';
import { itemNotFound } from '../drill-fault.ts';
import { PreflightReader } from '../preflight.reader.ts';
import type { RunPicture } from '../run-row.ts';
import { RunsReader } from '../runs.reader.ts';
import { rawItem } from '../template/write-template.ts';
import { isBegun } from './amend-deliveries.ts';
import { amendedPicture } from './amended-picture.ts';
import { type Amendment, cellsOf, codeOf } from './amendment.ts';
import type { AmendmentDto, AmendmentPreviewDto, ItemScriptDto, OutlookDto } from './amendment.dto.ts';
import { compareOutlooks, type Outlook } from './preview.ts';
import type { WantedChange } from './wanted-change.ts';

/** What was changed of a script, what an item says now, and what a change would do. For those who see the whole run. */
@Injectable()
export class AmendmentsReader {
  constructor(
    private readonly runs: RunsReader,
    private readonly preflight: PreflightReader,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws DomainError `run_not_found`; the policy's reason (forbidden). */
  async list(operator: Operator, runId: string): Promise<AmendmentDto[]> {
    const { amendments } = await this.runs.whole(operator, runId);
    return amendments.map(amendmentOf);
  }

  /** @throws DomainError `run_not_found`, `item_not_found`; the policy's reason (forbidden). */
  async item(operator: Operator, runId: string, code: string): Promise<ItemScriptDto> {
    const { template, deliveries } = await this.runs.whole(operator, runId);
    const item = template.items.find((one) => one.code === code);
    if (!item) throw itemNotFound();
    const editable = deliveries.every((delivery) => delivery.item !== code || !isBegun(delivery));
    return { script: rawItem(item) as unknown as JsonObject, editable };
  }

  /**
   * What keeps a change from being made is part of the answer.
   * @throws DomainError `run_not_found`, `item_not_found`; the policy's reason (forbidden).
   */
  async preview(operator: Operator, runId: string, wanted: WantedChange): Promise<AmendmentPreviewDto> {
    requireAct(operator, 'drill.run');
    const picture = await this.runs.whole(operator, runId);
    const wall = this.clock.now().getTime();
    const { phase, simMs } = readClock(picture.clock, wall);
    const moment = { phase, simMs: Math.round(simMs) };
    const found = amendedPicture(picture, wanted, wall);
    if (!found.picture) {
      if (found.refusal === 'item_not_found') throw itemNotFound();
      return { faults: found.faults, problems: [], changes: [], ...moment };
    }
    const changes = compareOutlooks({ ...picture, wall }, { ...found.picture, wall });
    return {
      faults: [],
      problems: await this.preflight.problemsOf(stillMeant(found.picture), codeOf(found.change)),
      changes: changes.map(({ item, cell, before, after }) => ({
        item,
        cell,
        title: titleOf(found.picture, item),
        before: before && outlookOf(before),
        after: after && outlookOf(after),
      })),
      ...moment,
    };
  }
}

function stillMeant(picture: RunPicture): RunPicture {
  return { ...picture, deliveries: picture.deliveries.filter(({ state }) => state !== 'withdrawn') };
}

function titleOf({ template }: RunPicture, item: string): string {
  return template.items.find(({ code }) => code === item)?.title ?? '';
}

function amendmentOf({ seq, change, actor, reason, atWall, simMs }: Amendment): AmendmentDto {
  return {
    seq,
    type: change.type,
    item: codeOf(change),
    cells: [...cellsOf(change)],
    toSimMs: change.type === 'move' ? change.simMs : null,
    at: new Date(atWall).toISOString(),
    simMs,
    by: actor.name,
    reason,
  };
}

function outlookOf({ dueSimMs, dueWall, blockedBecause, ...outlook }: Outlook): OutlookDto {
  return {
    ...outlook,
    blockedBecause: blockedBecause.map(toBlockDto),
    dueSimMs: dueSimMs === null ? null : Math.round(dueSimMs),
    dueAt: dueWall === null ? null : new Date(dueWall).toISOString(),
  };
}
