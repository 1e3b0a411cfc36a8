import { mentionAt, withMention } from './mentions.ts';

describe('a mention that is being written', () => {
  it('is found before the cursor alone', () => {
    expect(mentionAt('ask @me', 7)).toEqual({ from: 4, typed: 'me' });
    expect(mentionAt('ask @me now', 11)).toBeNull();
    expect(mentionAt('ask @', 5)).toEqual({ from: 4, typed: '' });
  });

  it('is no part of an address of mail', () => {
    expect(mentionAt('mei@port', 8)).toBeNull();
  });

  it('is completed in its place', () => {
    const text = 'ask @me about it';
    const mention = mentionAt(text, 7);
    expect(mention && withMention(text, 7, mention, 'mei')).toEqual(['ask @mei about it', 9]);
  });
});
