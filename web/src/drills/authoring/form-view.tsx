import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useWho } from '../../session/session.ts';
import { CELL_KINDS, DOMAINS, DRILL_KINDS, mapsOf, newCell, newObjective, wordOf } from './drill-shape.ts';
import { Choice, Field } from './fields.tsx';
import type { FormProps, ShowsInText } from './form-props.ts';
import { ItemList } from './item-list.tsx';
import { RowButtons } from './row-buttons.tsx';
import css from './authoring.module.css';

interface FormViewProps extends FormProps, ShowsInText {
  /** Lines of each item in the text, with how much is wrong in them. */
  faultsOfItem: readonly number[];
}

/** The parts of a drill that people change most. All else of the text stays as it is. */
export function FormView({ faultsOfItem, onShowInText, ...form }: FormViewProps): ReactNode {
  return (
    <div className={css['form']}>
      <AboutFields {...form} />
      <CellFields {...form} />
      <ObjectiveFields {...form} />
      <ItemList {...form} faultsOfItem={faultsOfItem} onShowInText={onShowInText} />
    </div>
  );
}

function AboutFields({ drill, disabled, onEdit }: FormProps): ReactNode {
  const words = useWords();
  const field = (key: string, rows = 1): ReactNode => (
    <Field
      label={words(`authoring.field.${key as 'title'}`)}
      value={wordOf(drill, key)}
      rows={rows}
      disabled={disabled}
      onCommit={(value) => onEdit([{ do: 'set', path: [key], value }])}
    />
  );
  return (
    <fieldset className={css['fields']}>
      <legend>{words('authoring.about')}</legend>
      {field('title')}
      {field('synopsis', 4)}
      <div className={css['row']}>
        {field('code')}
        {field('duration')}
        <Choice
          label={words('authoring.field.kind')}
          value={wordOf(drill, 'kind')}
          options={DRILL_KINDS.map((kind) => [kind, words(`drills.drillKind.${kind}`)] as const)}
          disabled={disabled}
          onChange={(value) => onEdit([{ do: 'set', path: ['kind'], value }])}
        />
        <Choice
          label={words('authoring.field.domain')}
          value={wordOf(drill, 'domain')}
          options={DOMAINS.map((domain) => [domain, words(`authoring.domain.${domain}`)] as const)}
          disabled={disabled}
          onChange={(value) => onEdit([{ do: 'set', path: ['domain'], value }])}
        />
      </div>
    </fieldset>
  );
}

function CellFields({ drill, disabled, onEdit }: FormProps): ReactNode {
  const words = useWords();
  const own = useWho().organisation?.code ?? '';
  const cells = mapsOf(drill, 'cells');
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.cells')}</legend>
      {cells.map((cell, index) => (
        <div key={index} className={css['row']} role="group" aria-label={wordOf(cell, 'code')}>
          {(['code', 'title', 'organisation'] as const).map((key) => (
            <Field
              key={key}
              label={words(`authoring.field.${key}`)}
              value={wordOf(cell, key)}
              disabled={disabled}
              {...(key === 'organisation' && { list: 'organisations-known' })}
              onCommit={(value) => onEdit([{ do: 'set', path: ['cells', index, key], value }])}
            />
          ))}
          <Choice
            label={words('authoring.field.kind')}
            value={wordOf(cell, 'kind')}
            options={CELL_KINDS.map((kind) => [kind, words(`drills.cellKind.${kind}`)] as const)}
            disabled={disabled}
            onChange={(value) => onEdit([{ do: 'set', path: ['cells', index, 'kind'], value }])}
          />
          <RowButtons
            what={wordOf(cell, 'code')}
            list="cells"
            index={index}
            count={cells.length}
            least={1}
            disabled={disabled}
            onEdit={onEdit}
          />
        </div>
      ))}
      <button
        type="button"
        disabled={disabled}
        onClick={() => onEdit([{ do: 'insert', path: ['cells'], at: cells.length, value: newCell(drill, own) }])}
      >
        {words('authoring.addCell')}
      </button>
    </fieldset>
  );
}

function ObjectiveFields({ drill, disabled, onEdit }: FormProps): ReactNode {
  const words = useWords();
  const objectives = mapsOf(drill, 'objectives');
  return (
    <fieldset className={css['fields']}>
      <legend>{words('drills.objectives')}</legend>
      {objectives.map((objective, index) => (
        <div key={index} className={css['row']} role="group" aria-label={wordOf(objective, 'code')}>
          {(['code', 'statement', 'capability'] as const).map((key) => (
            <Field
              key={key}
              label={words(`authoring.field.${key}`)}
              value={wordOf(objective, key)}
              disabled={disabled}
              onCommit={(value) => onEdit([{ do: 'set', path: ['objectives', index, key], value }])}
            />
          ))}
          <RowButtons
            what={wordOf(objective, 'code')}
            list="objectives"
            index={index}
            count={objectives.length}
            least={0}
            disabled={disabled}
            onEdit={onEdit}
          />
        </div>
      ))}
      <button
        type="button"
        disabled={disabled}
        onClick={() =>
          onEdit([{ do: 'insert', path: ['objectives'], at: objectives.length, value: newObjective(drill) }])
        }
      >
        {words('authoring.addObjective')}
      </button>
    </fieldset>
  );
}
