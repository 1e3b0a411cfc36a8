import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { type NamedRecipient, nationsQuery, organisationsQuery } from './release-data.ts';
import { recipientKey, useRecipientName } from './recipient-name.ts';
import css from './release.module.css';

interface ChooseRecipientsProps {
  /** Tells two of these on one page apart. */
  name: string;
  chosen: readonly NamedRecipient[];
  /** A nation that is not offered as a whole: the owner's own people need no release. */
  exceptNation?: string;
  onChange: (chosen: NamedRecipient[]) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names nations, organisations and persons, and says in full who each of them is. */
export function ChooseRecipients({ name, chosen, exceptNation, onChange }: ChooseRecipientsProps): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  return (
    <fieldset>
      <legend>{words(name === 'recipients' ? 'release.recipients' : 'release.approvers')}</legend>
      <ul className={css['list']} data-chosen={name}>
        {chosen.map((recipient) => (
          <li key={recipientKey(recipient)}>
            <span>{recipientName(recipient)}</span>
            <button
              type="button"
              data-kind="quiet"
              aria-label={words('release.remove', { name: recipientName(recipient) })}
              onClick={() => onChange(chosen.filter((one) => one !== recipient))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <AddRecipient
        exceptNation={exceptNation}
        onAdd={(recipient) => {
          const known = chosen.some((one) => recipientKey(one) === recipientKey(recipient));
          if (!known) onChange([...chosen, recipient]);
        }}
      />
    </fieldset>
  );
}

interface AddRecipientProps {
  exceptNation: string | undefined;
  onAdd: (recipient: NamedRecipient) => void;
}

function AddRecipient({ exceptNation, onAdd }: AddRecipientProps): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const id = useId();
  const nations = useQuery(nationsQuery);
  const organisations = useQuery(organisationsQuery);
  const [nation, setNation] = useState('');
  const [whom, setWhom] = useState('nation');
  const [person, setPerson] = useState('');
  const choices = (nations.data?.items ?? []).filter(({ code }) => code !== exceptNation || exceptNation === undefined);
  const teams = (organisations.data?.items ?? []).filter((one) => one.nation === nation);
  const ready = nation !== '' && (whom !== 'person' || UUID.test(person));
  const add = (): void => {
    if (whom === 'nation') onAdd({ kind: 'nation', nation });
    else if (whom === 'person') onAdd({ kind: 'person', accountId: person });
    else onAdd({ kind: 'organisation', organisationId: whom });
    setPerson('');
  };
  return (
    <div className={css['row']}>
      <label htmlFor={`${id}nation`}>
        <span>{words('recipient.ofNation')}</span>
        <select
          id={`${id}nation`}
          value={nation}
          onChange={({ target }) => {
            setNation(target.value);
            setWhom('nation');
          }}
        >
          <option value="">–</option>
          {choices.map(({ code }) => (
            <option key={code} value={code}>
              {`${nationName(code)} (${code})`}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}whom`}>
        <span>{words('recipient.whom')}</span>
        <select id={`${id}whom`} value={whom} disabled={nation === ''} onChange={({ target }) => setWhom(target.value)}>
          <option value="nation">{words('recipient.wholeNation')}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
          <option value="person">{words('recipient.onePerson')}</option>
        </select>
      </label>
      {whom === 'person' && (
        <label htmlFor={`${id}person`}>
          <span>{words('recipient.accountId')}</span>
          <input id={`${id}person`} value={person} onChange={({ target }) => setPerson(target.value.trim())} />
        </label>
      )}
      <button type="button" disabled={!ready} onClick={add}>
        {words('release.add')}
      </button>
    </div>
  );
}
