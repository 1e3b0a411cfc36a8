import { toBlockDto } from './block.dto.ts';
import { unjudgedOf } from './expectations/outcome.ts';
import type { RunExpectationDto, RunItemDto, RunScriptDto } from './run.dto.ts';
import type { RunPicture } from './run-row.ts';
import { dueTime } from './schedule/due-time.ts';
import { planDeliveries } from './schedule/plan-deliveries.ts';

/** What a controller sees of a script at a moment: what became of each item and what keeps the rest. */
export function scriptOf(picture: RunPicture, now: number): RunScriptDto {
  return { items: itemsOf(picture, now), expectations: expectationsOf(picture) };
}

function itemsOf(picture: RunPicture, now: number): RunItemDto[] {
  const plan = planDeliveries({ ...picture, wall: now });
  const items = new Map(picture.template.items.map((item) => [item.code, item]));
  const waiting = new Map(plan.waiting.map((one) => [`${one.item} ${one.cell}`, one]));
  return picture.deliveries.flatMap((delivery) => {
    const item = items.get(delivery.item);
    if (!item) return [];
    const ahead = waiting.get(`${delivery.item} ${delivery.cell}`);
    return {
      item: delivery.item,
      cell: delivery.cell,
      kind: item.kind,
      title: item.title,
      channel: item.delivery.channel,
      state: delivery.state,
      heldBecause: delivery.heldBecause,
      dueSimMs: rounded(ahead?.dueSimMs ?? delivery.dueSimMs),
      dueAt: instant(ahead?.dueWall ?? null),
      blockedBecause: (delivery.state === 'skipped'
        ? dueTime({ ...picture, wall: now }, item, delivery).blockedBecause
        : (ahead?.blockedBecause ?? [])
      ).map(toBlockDto),
      startedAt: instant(delivery.startedAt),
      deliveredAt: instant(delivery.deliveredAt),
      deliveredSimMs: delivery.deliveredSimMs,
      attempts: delivery.attempts,
      reason: delivery.reason,
      alertIds: delivery.alertIds,
    };
  });
}

function expectationsOf({ template, outcomes: known }: RunPicture): RunExpectationDto[] {
  const found = new Map(known.map((outcome) => [`${outcome.item} ${outcome.expectation}`, outcome]));
  return template.items.flatMap((item) =>
    item.expectations.map(({ code, cell, text, metric, required }) => {
      const outcome = found.get(`${item.code} ${code}`);
      return {
        item: item.code,
        expectation: code,
        cell,
        text,
        metric,
        required,
        state: outcome?.state ?? 'pending',
        dueSimMs: rounded(outcome?.dueSimMs ?? null),
        atSimMs: rounded(outcome?.atSimMs ?? null),
        at: instant(outcome?.atWall ?? null),
        evidence: outcome?.evidence ?? [],
        source: outcome?.source ?? 'auto',
        note: outcome?.note ?? null,
        unjudgedBecause: outcome ? unjudgedOf(outcome) : null,
        by: outcome?.by ?? null,
      };
    }),
  );
}

function rounded(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds);
}

function instant(wall: number | null): string | null {
  return wall === null ? null : new Date(wall).toISOString();
}
