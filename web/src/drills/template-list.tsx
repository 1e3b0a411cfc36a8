import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useMay } from '../session/session.ts';
import type { DrillTemplate } from './contract.ts';
import css from './drills.module.css';

/** `1:30`: hours and minutes of exercise time. */
export function spanText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}

interface TemplateListProps {
  templates: readonly DrillTemplate[];
  chosen: string | undefined;
  onMake: (ref: string) => void;
}

/** The drills there are. */
export function TemplateList({ templates, chosen, onMake }: TemplateListProps): ReactNode {
  const words = useWords();
  const may = useMay();
  return (
    <ul className={css['templates']}>
      {templates.map((template) => {
        const { ref, title, synopsis, durationMs, compressedRate, items, expectations, cells, state, owner } = template;
        return (
          <li key={ref} data-chosen={ref === chosen || undefined}>
            <h3>{title}</h3>
            {owner !== null && (
              <p className={css['under']}>
                {words(`authoring.state.${state}`)} · {owner.name} ({owner.nation})
              </p>
            )}
            <p>{synopsis}</p>
            <p className={css['under']}>
              {words('drills.templateFacts', {
                kind: words(`drills.drillKind.${template.kind}`),
                span: spanText(durationMs),
                compressed: spanText(durationMs / compressedRate),
                items,
                expectations,
              })}
            </p>
            <p className={css['under']}>
              {words('drills.cells')}: {cells.map((cell) => `${cell.title} (${cell.organisation})`).join(', ')}
            </p>
            <ul className={css['plain']} aria-label={words('drills.objectives')}>
              {template.objectives.map((objective) => (
                <li key={objective.code}>
                  {objective.code} · {objective.statement}
                </li>
              ))}
            </ul>
            {may('drill.run') && (
              <button type="button" data-kind="primary" onClick={() => onMake(ref)}>
                {words('drills.makeOf')} <span className="visually-hidden">{title}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
