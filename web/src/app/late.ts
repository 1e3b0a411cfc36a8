import { lazy } from 'react';
import { untilLoaded } from './until-loaded.ts';

/** Like `lazy`, for parts of what is on the screen: the server being away while one is loaded delays it, no more. */
export const late: typeof lazy = (load) => lazy(() => untilLoaded(load));
