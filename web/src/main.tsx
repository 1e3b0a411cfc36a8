import './app/fonts.css';
import './app/tokens.css';
import './app/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client.ts';
import { preferences } from './app/preferences.ts';
import { consoleRouter } from './app/router.tsx';
import { followTheme } from './app/theme.ts';
import { activateLanguage, preferredLanguage } from './i18n/catalogue.ts';

const RETRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The live feed says when something changed; asking again at every focus would only add load.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < RETRIES && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

followTheme();
// The list of which font holds which letters is larger than the shell itself; the letters themselves come as needed.
void import('./app/fonts-of-the-region.css');
await activateLanguage(preferredLanguage(preferences().language, navigator.languages));

const place = document.getElementById('console');
if (place === null) throw new Error('The page has no place for the console');
createRoot(place).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <RouterProvider router={consoleRouter(queries)} />
        </QueryClientProvider>
      </CSPProvider>
    </I18nProvider>
  </StrictMode>,
);
