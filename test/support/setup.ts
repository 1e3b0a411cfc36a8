import * as fc from 'fast-check';
import 'reflect-metadata';

process.env['TZ'] = 'UTC';

// One seed in every run, so that what fails here fails there; BREAKWATER_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['BREAKWATER_SEED'] ?? 20_260_302) });
