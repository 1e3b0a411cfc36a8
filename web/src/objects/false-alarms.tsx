import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { falseAlarmsQuery } from './object-verdicts.ts';

/** How often what a sensor told turned out to be nothing, as people judged its objects. */
export function FalseAlarms({ sensor }: { sensor: string }): ReactNode {
  const words = useWords();
  const found = useQuery(falseAlarmsQuery);
  if (found.data === undefined) return <Refusal error={found.error} />;
  const of = found.data.sensors.find((each) => each.sensor === sensor);
  if (of === undefined || of.rate === null) return <>{words('objects.noRate')}</>;
  const judged = of.genuine + of.falseAlarms;
  return <>{words('objects.rate', { rate: of.rate, falseAlarms: of.falseAlarms, judged })}</>;
}
