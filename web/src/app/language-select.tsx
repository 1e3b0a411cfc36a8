import { useLingui } from '@lingui/react';
import { type ReactNode, useId } from 'react';
import { activateLanguage } from '../i18n/catalogue.ts';
import { type Language, LANGUAGES } from '../i18n/languages.ts';
import { useWords } from '../i18n/use-words.ts';
import { changePreferences } from './preferences.ts';

export function LanguageSelect(): ReactNode {
  const words = useWords();
  const { i18n } = useLingui();
  const id = useId();
  const choose = async (language: Language): Promise<void> => {
    changePreferences({ language });
    await activateLanguage(language);
  };
  return (
    <div>
      <label htmlFor={id}>{words('settings.language')}</label>
      <select id={id} value={i18n.locale} onChange={({ target }) => void choose(target.value as Language)}>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
