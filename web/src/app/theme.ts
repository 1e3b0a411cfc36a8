import { onPreferences, preferences } from './preferences.ts';

const light = window.matchMedia('(prefers-color-scheme: light)');
const contrast = window.matchMedia('(prefers-contrast: more)');

/** Keeps the page's theme and density on what the person chose, or on what the system asks for. */
export function followTheme(): void {
  const apply = (): void => {
    const { theme, density } = preferences();
    const system = contrast.matches ? 'contrast' : light.matches ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme === 'system' ? system : theme;
    document.documentElement.dataset['density'] = density;
  };
  apply();
  onPreferences(apply);
  light.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
}
