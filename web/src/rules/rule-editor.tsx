import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { FaultyText } from '../parts/faulty-text.tsx';
import type { Fault } from '../parts/line-places.ts';
import { useSettled } from '../parts/use-settled.ts';
import { check } from './rule-queries.ts';

interface RuleEditorProps {
  text: string;
  label: string;
  /** Absent where it is only read. */
  onChange?: (text: string) => void;
  onChecked?: (sound: boolean) => void;
}

/** The text of a rule with what is wrong with it. */
export function RuleEditor({ text, label, onChange, onChecked }: RuleEditorProps): ReactNode {
  const words = useWords();
  const settled = useSettled(text);
  const checked = useQuery({
    queryKey: ['rule-check', settled],
    queryFn: () => check(settled),
    enabled: onChange !== undefined && settled.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const current = settled === text && checked.data !== undefined;
  const faults: readonly Fault[] = onChange === undefined ? [] : (checked.data?.faults ?? []);
  const sound = current && faults.length === 0;
  useEffect(() => onChecked?.(sound), [sound, onChecked]);
  const standing = sound ? words('rules.sound', { title: checked.data?.title ?? '' }) : words('rules.checking');
  return (
    <FaultyText text={text} label={label} faults={faults} {...(onChange !== undefined && { onChange, standing })} />
  );
}
