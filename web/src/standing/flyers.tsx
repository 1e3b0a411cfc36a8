import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { type Site, sitesQuery } from '../room/case-data.ts';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { ChangeFlyer, NewFlyer } from './flyer-form.tsx';
import { AFFILIATIONS, type Flyer, flyersQuery, removeFlyer } from './standing-data.ts';
import css from './standing.module.css';

/** Whom the sites know in the air: friends, neutrals and the hostile, by what they broadcast or where they may fly. */
export function Flyers(): ReactNode {
  const words = useWords();
  const may = useMay();
  const [of, setOf] = useState<Flyer['affiliation'] | null>(null);
  const flyers = useQuery(flyersQuery);
  const sites = useQuery(sitesQuery);
  const all = flyers.data?.items ?? [];
  const items = all.filter(({ affiliation }) => of === null || affiliation === of);
  return (
    <>
      <p className={css['dim']}>{words('standing.flyersAbout')}</p>
      {may('airspace.write') && <NewFlyer sites={sites.data?.items ?? []} />}
      <p className={css['narrow']}>
        <label>
          {words('objects.affiliation')}{' '}
          <select
            value={of ?? ''}
            onChange={({ target }) => setOf(target.value === '' ? null : (target.value as Flyer['affiliation']))}
          >
            <option value="">{words('standing.anyFlyer', { count: all.length })}</option>
            {AFFILIATIONS.map((affiliation) => (
              <option key={affiliation} value={affiliation}>
                {words(`objects.affiliation.${affiliation}`)} (
                {all.filter((flyer) => flyer.affiliation === affiliation).length})
              </option>
            ))}
          </select>
        </label>
      </p>
      <Refusal error={flyers.error} />
      {flyers.data !== undefined && items.length === 0 && <p role="status">{words('standing.noFlyers')}</p>}
      {items.length > 0 && (
        <table data-flyers>
          <caption className="visually-hidden">{words('standing.flyers')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('standing.name')}</th>
              <th scope="col">{words('objects.affiliation')}</th>
              <th scope="col">{words('standing.knownBy')}</th>
              <th scope="col">{words('standing.site')}</th>
              <th scope="col">{words('standing.when')}</th>
              <th scope="col">
                <span className="visually-hidden">{words('standing.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((flyer) => (
              <FlyerRow key={flyer.id} flyer={flyer} site={sites.data?.items.find(({ id }) => id === flyer.siteId)} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function FlyerRow({ flyer, site }: { flyer: Flyer; site: Site | undefined }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [doing, setDoing] = useState<'change' | 'remove' | null>(null);
  const { name, affiliation, serial, operator, area, ceilingM, from, until, siteId } = flyer;
  const zone = site?.timezone ?? null;
  const close = (): void => setDoing(null);
  return (
    <tr data-affiliation={affiliation}>
      <th scope="row">{name}</th>
      <td>{words(`objects.affiliation.${affiliation}`)}</td>
      <td>
        <ul className={css['terms']}>
          {serial !== null && <li>{words('standing.by.serial', { value: serial })}</li>}
          {operator !== null && <li>{words('standing.by.operator', { value: operator })}</li>}
          {area !== null && <li>{words('standing.by.area')}</li>}
          {ceilingM !== null && <li>{words('standing.by.ceiling', { metres: ceilingM })}</li>}
        </ul>
      </td>
      <td>{siteId === null ? words('standing.allSites') : (site?.name ?? '–')}</td>
      <td>
        {from === null && until === null && words('standing.always')}
        {from !== null && (
          <div>
            {words('standing.fromTime')} <Times at={from} zone={zone} full />
          </div>
        )}
        {until !== null && (
          <div>
            {words('standing.until')} <Times at={until} zone={zone} full />
          </div>
        )}
      </td>
      <td>
        {may('airspace.write') && (
          <div className={css['ways']}>
            <button type="button" onClick={() => setDoing('change')}>
              {words('standing.change')} <span className="visually-hidden">{name}</span>
            </button>
            <button type="button" data-kind="danger" onClick={() => setDoing('remove')}>
              {words('standing.remove')} <span className="visually-hidden">{name}</span>
            </button>
          </div>
        )}
        <Modal title={words('standing.changeTitle', { name })} open={doing === 'change'} onClose={close}>
          {doing === 'change' && <ChangeFlyer flyer={flyer} onClose={close} />}
        </Modal>
        <Modal title={words('standing.removeTitle', { name })} open={doing === 'remove'} onClose={close}>
          {doing === 'remove' && <RemoveFlyer flyer={flyer} onClose={close} />}
        </Modal>
      </td>
    </tr>
  );
}

function RemoveFlyer({ flyer, onClose }: { flyer: Flyer; onClose: () => void }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeFlyer(flyer.id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['flyer'] });
    },
  });
  return (
    <>
      <p>{words('standing.removeMeans')}</p>
      <Refusal error={remove.error} />
      <div className={css['buttons']}>
        <button type="button" onClick={onClose}>
          {words('room.cancel')}
        </button>
        <button type="button" data-kind="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {words('standing.remove')}
        </button>
      </div>
    </>
  );
}
