import type { JsonObject } from '../common/json.ts';
import { text } from './run-view.ts';

/** Who somebody is outside the exercise, as accounts are entered. */
export interface AccountWanted {
  login: string;
  name: string;
  organisation: string;
  roles: readonly string[];
}

/** An account with what it can be used with. */
export interface Person {
  id: string;
  login: string;
  token: string;
}

export interface Cast {
  /** Makes the run, and so directs it. */
  director: AccountWanted;
  /** One for each cell that plays. */
  players: readonly { account: AccountWanted; cell: string }[];
}

/** One person for each cell that plays, and one who controls; each of the organisation the drill names. */
export function castOf(cells: readonly JsonObject[]): Cast {
  const playing = cells.filter(({ kind }) => kind === 'player');
  const control = cells.find(({ kind }) => kind === 'control') ?? playing[0];
  return {
    director: {
      login: 'exercise-control',
      name: 'Exercise Control',
      organisation: text(control?.['organisation']),
      roles: ['drill_controller'],
    },
    players: playing.map((cell) => ({
      cell: text(cell['code']),
      account: {
        login: `player-${text(cell['code']).toLowerCase()}`,
        name: `Player of ${text(cell['title'])}`,
        organisation: text(cell['organisation']),
        roles: ['lead', 'liaison'],
      },
    })),
  };
}
