import type { Tlp } from '../access/policy/marking.ts';

export const CHANNEL_KINDS = ['webhook', 'chat', 'mail'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Markings a channel may be let carry. RED is for individual recipients, and a channel is none. */
export const CHANNEL_TLPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const satisfies readonly Tlp[];
export type ChannelTlp = (typeof CHANNEL_TLPS)[number];

/** A way out of the node to an organisation's own people and programs, without what is secret of it. */
export interface Channel {
  id: string;
  nation: string;
  organisationId: string;
  kind: ChannelKind;
  name: string;
  enabled: boolean;
  /** Of a chat: name of the template it is written to with. */
  template: string | null;
  /** Of a chat whose template asks for it: the place within the chat. */
  room: string | null;
  /** Of mail: whom it goes to. */
  addresses: string[];
  /** The strictest marking it carries. */
  maxTlp: ChannelTlp;
  /** Whether messages out of exercises may go this way. */
  inExercises: boolean;
  /** Origin of the address, or the domains of the mail addresses. */
  target: string;
  createdAt: Date;
  updatedAt: Date;
}

/** Columns a viewer may read, by the names above. */
export const CHANNEL_COLUMNS = `id, nation, organisation_id AS "organisationId", kind, name, enabled, template, room, addresses,
  max_tlp AS "maxTlp", in_exercises AS "inExercises", target, created_at AS "createdAt", updated_at AS "updatedAt"`;
