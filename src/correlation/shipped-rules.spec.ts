import { play } from '../../test/support/engine-world.ts';
import { ruleStories, storyFacts } from '../../test/support/rule-stories.ts';
import { readRuleFolder } from '../rules/rule-folder.ts';

const rules = readRuleFolder('config/rules');
const stories = ruleStories();
const standing = [...rules.detections, ...rules.correlations].filter(({ stands }) => stands).map(({ rule }) => rule);

/** Names of the rules that fired. */
function fired(story: Parameters<typeof storyFacts>[0]): string[] {
  const ledger = play(storyFacts(story), 1, [], rules);
  const reasons = [...ledger.links.values()].flatMap((row) => row.reasons);
  return [...new Set(reasons.map(({ rule }) => rule))].flatMap((rule) =>
    rule.startsWith('sigma:') ? rule.slice(6) : [],
  );
}

describe('shipped rules', () => {
  it('are at least 25 that speak, each with stories that fire it and stories that do not', () => {
    expect(standing.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(stories).sort((a, b) => (a < b ? -1 : 1))).toEqual(
      standing.map(({ name }) => name ?? '').sort((a, b) => (a < b ? -1 : 1)),
    );
    for (const { fires, silent } of Object.values(stories)) {
      expect(fires.length).toBeGreaterThan(0);
      expect(silent.length).toBeGreaterThan(0);
    }
  });

  it('say who wrote them, how grave it is and what to call them', () => {
    for (const { id, author, level, title } of standing) {
      expect({ title, id: id !== null, author: author !== null }).toEqual({ title, id: true, author: true });
      expect(level).not.toBe('informational');
    }
  });

  describe.each(Object.entries(stories))('%s', (name, { fires, silent }) => {
    it.each(fires.map((story, index) => [index, story] as const))('fires on story %d', (_, story) => {
      expect(fired(story)).toContain(name);
    });

    it.each(silent.map((story, index) => [index, story] as const))('does not fire on story %d', (_, story) => {
      expect(fired(story)).not.toContain(name);
    });
  });
});
