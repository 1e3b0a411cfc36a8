import type { JsonObject } from '../../src/common/json.ts';
import type { StatementAct } from '../../src/drill-play/statement-acts.ts';
import type { JournalType } from '../../src/journal/journal-event.ts';

/** Writes an entry: by a person of a cell, or to a nation. */
interface Journal {
  by: (type: JournalType, data: JsonObject, on: string) => void;
  to: (nation: string, type: JournalType, data: JsonObject) => void;
}

interface Said {
  on: string;
  version: number;
  asked: string[];
  corrects: string | null;
}

/** What the API would write into the journal of statements and rumours, of which a script does one after the other. */
export class RehearsedStatements {
  private readonly statements = new Map<string, Said>();
  private readonly rumours = new Map<string, string>();

  act(act: StatementAct, nation: string, { by, to }: Journal): void {
    if ('rumour' in act) return this.rumour(act, by);
    const said = act.do === 'draft_statement' ? this.draft(act) : this.known(act.statement);
    const tell = (type: JournalType, data: JsonObject = {}): void =>
      by(type, { statementId: act.statement, version: said.version, corrects: said.corrects, ...data }, said.on);
    switch (act.do) {
      case 'draft_statement':
        return tell('statement.drafted');
      case 'revise_statement':
        said.version += 1;
        return tell('statement.revised');
      case 'withdraw_statement':
        return tell('statement.withdrawn', { reason: act.reason });
      case 'ask_nations':
        said.asked = [...new Set([...said.asked, ...act.nations])];
        return tell('statement.asked', { asked: said.asked });
      case 'answer_statement': {
        if (!said.asked.includes(nation)) throw new Error(`${nation} was not asked about ${act.statement}`);
        return tell(act.verdict === 'approve' ? 'statement.approved' : 'statement.refused', { nation });
      }
      default: {
        const told = [...new Set([...said.asked, ...act.nations])];
        tell('statement.released', { asked: said.asked, to: told });
        for (const one of told) to(one, 'statement.received', { copyId: `${act.statement} for ${one}` });
      }
    }
  }

  private draft({ statement, on, corrects }: Extract<StatementAct, { do: 'draft_statement' }>): Said {
    const said: Said = { on, version: 1, asked: [], corrects: corrects ?? null };
    this.statements.set(statement, said);
    return said;
  }

  private known(name: string): Said {
    const said = this.statements.get(name);
    if (!said) throw new Error(`Nobody drafted ${name}`);
    return said;
  }

  private rumour(act: Extract<StatementAct, { rumour: string }>, by: Journal['by']): void {
    if (act.do === 'log_rumour') this.rumours.set(act.rumour, act.on);
    const on = this.rumours.get(act.rumour);
    if (on === undefined) throw new Error(`Nobody wrote ${act.rumour} down`);
    if (act.do === 'log_rumour') return by('rumour.logged', { rumourId: act.rumour, excerpt: act.text }, on);
    if (act.do === 'judge_rumour') return by('rumour.judged', { rumourId: act.rumour, verdict: act.so }, on);
    return by('rumour.answered', { rumourId: act.rumour, statementId: act.statement }, on);
  }
}
