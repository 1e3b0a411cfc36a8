import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useMay } from '../session/session.ts';
import { BackTestPanel } from './back-test-panel.tsx';
import { type Rule, ruleQuery, type Summary } from './rule-queries.ts';
import { RuleRests } from './rule-rests.tsx';
import { StateMark } from './rule-row.tsx';
import { RuleText } from './rule-text.tsx';
import { RuleVersions } from './rule-versions.tsx';
import css from './rules.module.css';

interface RuleDetailProps {
  summary: Summary;
  onClose: () => void;
}

/** One rule: its text, its versions and how far they have come, and what it would do. */
export function RuleDetail({ summary, onClose }: RuleDetailProps): ReactNode {
  const words = useWords();
  const rule = useQuery(ruleQuery(summary));
  return (
    <section className={css['detail']} aria-label={summary.title}>
      <header>
        <div>
          <h2>{summary.title}</h2>
          <StateMark state={summary.state} />
        </div>
        <button type="button" data-kind="quiet" aria-label={words('rules.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <Refusal error={rule.error} />
      {rule.data !== undefined && <Parts rule={rule.data} />}
    </section>
  );
}

function Parts({ rule }: { rule: Rule }): ReactNode {
  const words = useWords();
  const may = useMay();
  const shipped = rule.state === 'shipped';
  const [tab, setTab] = useState(shipped ? 'text' : 'versions');
  const own = [
    {
      value: 'versions',
      label: words('rules.tab.versions', { count: rule.versions.length }),
      content: () => <RuleVersions rule={rule} />,
    },
    { value: 'text', label: words('rules.tab.text'), content: () => <RuleText rule={rule} /> },
    {
      value: 'back-test',
      label: words('rules.tab.backTest'),
      content: () => <BackTestPanel wish={{ ruleId: rule.id, version: rule.latest }} ready={may('rule.write')} />,
    },
  ];
  const rests = {
    value: 'rests',
    label: words('rules.tab.rests', { count: rule.pauses.length }),
    content: () => <RuleRests rule={rule} />,
  };
  const text = { value: 'text', label: words('rules.tab.text'), content: () => <RuleText rule={rule} /> };
  return (
    <Tabs
      label={rule.title}
      value={tab}
      onChange={setTab}
      tabs={shipped ? [text, rests] : [...own.filter(({ value }) => value !== 'back-test' || may('rule.write')), rests]}
    />
  );
}
