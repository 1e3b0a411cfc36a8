import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { severityClass } from '../parts/severity.ts';
import css from './entities.module.css';
import type { EntityMatrix } from './entity-matrix.ts';

const WIDTH = 640;
const ROW = 20;
const LEFT = 250;
const RIGHT = 430;
const LETTERS = 38;

/** Alerts on the left, what they share on the right, and a line for each naming. The table below says the same. */
export function EntityGraph({ of: { alerts, entities } }: { of: EntityMatrix }): ReactNode {
  const words = useWords();
  const rows = Math.max(alerts.length, entities.length);
  const height = rows * ROW + 8;
  // Both columns are spread over the same height, so that lines cross as little as a fixed order allows.
  const y = (index: number, count: number): number => ((index + 0.5) / count) * height;
  return (
    <svg
      className={css['graph']}
      viewBox={`0 0 ${String(WIDTH)} ${String(height)}`}
      role="img"
      aria-label={words('entities.graph', { alerts: alerts.length, entities: entities.length })}
    >
      {entities.flatMap(({ key, roles }, at) =>
        alerts.flatMap(({ id }, from) =>
          roles.has(id) ? (
            <line
              key={`${key}|${id}`}
              x1={LEFT + 6}
              y1={y(from, alerts.length)}
              x2={RIGHT - 6}
              y2={y(at, entities.length)}
            />
          ) : (
            []
          ),
        ),
      )}
      {alerts.map(({ id, title, severity }, index) => (
        <g key={id}>
          <circle cx={LEFT} cy={y(index, alerts.length)} r="5" data-severity={severityClass(severity)} />
          <text x={LEFT - 10} y={y(index, alerts.length) + 3} textAnchor="end">
            {shortened(title)}
          </text>
        </g>
      ))}
      {entities.map(({ key, type, value }, index) => (
        <g key={key}>
          <rect x={RIGHT - 5} y={y(index, entities.length) - 5} width="10" height="10" />
          <text x={RIGHT + 10} y={y(index, entities.length) + 3}>
            {shortened(`${type} ${value}`)}
          </text>
        </g>
      ))}
    </svg>
  );
}

const shortened = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);
