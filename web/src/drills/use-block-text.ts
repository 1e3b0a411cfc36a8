import { useWords } from '../i18n/use-words.ts';
import type { Block } from './contract.ts';

/** Says why something does not go out by itself, in the language of the console. */
export function useBlockText(): (block: Block) => string {
  const words = useWords();
  const need = ({ item, expectation, outcome }: Block['needs'][number]): string => {
    if (outcome === 'delivered') return words('drills.need.delivered', { item });
    const state = words(`drills.outcome.${outcome}`);
    if (expectation === null) return words('drills.need.all', { item, state });
    return words('drills.need.one', { item, expectation, state });
  };
  return ({ code, item, expectation, state, needs }) =>
    words(`drills.block.${code}`, {
      item,
      expectation,
      state: state === null ? '' : words(`drills.outcome.${state}`),
      what: needs.map(need).join('; '),
    });
}
