import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Markdown } from '../room/markdown.tsx';
import { Times } from '../time/times.tsx';
import { fieldText } from './field-change.ts';
import type { Package } from './package.ts';
import { RedactedText } from './redacted-text.tsx';
import css from './release.module.css';

/** Drones and vessels, notes, observables and tasks of a package. */
export function PackageParts({ of }: { of: Package }): ReactNode {
  const words = useWords();
  return (
    <>
      <Part title={words('package.objects')} items={of.objects ?? []}>
        {({ identity, class: kind, zone, lastSeen, position }) => (
          <>
            <span>
              <RedactedText text={[kind, identity, zone, fieldText(position)].filter(Boolean).join(' · ') || '–'} />
            </span>
            {lastSeen !== undefined && <Times at={lastSeen} full />}
          </>
        )}
      </Part>
      <Part title={words('package.notes')} items={of.notes ?? []}>
        {({ author, body, createdAt }) => (
          <>
            <div>{body === undefined ? words('package.withheld') : <Markdown text={body} />}</div>
            <span className={css['dim']}>
              {author?.name} {createdAt !== undefined && <Times at={createdAt} full />}
            </span>
          </>
        )}
      </Part>
      <Part title={words('package.observables')} items={of.observables ?? []}>
        {({ type, value, role, isIoc, description }) => (
          <>
            <span>
              {type} <code>{value}</code> {description !== undefined && <RedactedText text={description} />}
            </span>
            <span className={css['dim']}>
              {role} {isIoc === true && words('observables.ioc')}
            </span>
          </>
        )}
      </Part>
      <Part title={words('package.tasks')} items={of.tasks ?? []}>
        {({ title, status, description, dueAt }) => (
          <>
            <span>
              <RedactedText text={title ?? words('package.withheld')} />{' '}
              {description !== undefined && <RedactedText text={description} />}
            </span>
            <span className={css['dim']}>
              {status} {dueAt !== undefined && <Times at={dueAt} full />}
            </span>
          </>
        )}
      </Part>
    </>
  );
}

interface PartProps<Item> {
  title: string;
  items: readonly Item[];
  children: (item: Item) => ReactNode;
}

function Part<Item extends { id: string }>({ title, items, children }: PartProps<Item>): ReactNode {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{`${title} (${String(items.length)})`}</h3>
      <ul className={css['list']}>
        {items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
    </>
  );
}
