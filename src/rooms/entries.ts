import { z } from 'zod';
import { entry, idOf, ids, persons, type Declares } from '../base/journal/entries.ts';

const title = z.string();
const name = z.string();
const stays = ids('stay');
const door = z.enum(['open', 'members', 'locked', 'closed']);
/** Guests, until they are forgotten. */
const visitors = ids('visitor').optional();
const from = z.enum(['lobby', 'room', 'card', 'bell', 'notification', 'api', 'start']);
const asking = {
  knock: idOf('knock'),
  asks: z.number(),
  name,
  persons,
  visitors,
};

export const knockEntries = {
  'knock.asked': entry('session', { ...asking, title }),
  'knock.reworded': entry('session', asking),
  'knock.answered': entry('session', {
    ...asking,
    title,
    from,
    decision: z.enum(['allow', 'deny', 'block']),
  }),
  'knock.held': entry('session', { ...asking, from }),
  'knock.taken-back': entry('session', { ...asking, decision: z.enum(['allow', 'deny']) }),
  'knock.withdrawn': entry('session', asking),
  'knock.expired': entry('session', asking),
  'knock.voided': entry('session', {
    ...asking,
    because: z.enum(['opened', 'closed', 'link-renewed', 'ended', 'no-access', 'made-host']),
  }),
};
export const doorEntries = {
  'door.moved': entry('session', { title, before: door, door, fields: z.array(z.string()) }),
  'door.set': entry('session', { title, before: door, door, fields: z.array(z.string()) }),
  'door.tried': entry('session', {}),
  'door.link-renewed': entry('session', { title }),
};
export const blockEntries = {
  'block.made': entry('session', {
    ...asking,
    knock: asking.knock.optional(),
    asks: asking.asks.optional(),
    from: from.optional(),
  }),
  'block.lifted': entry('session', { name, persons, visitors }),
};
export const roomEntries = {
  'room.entered': entry('session', { stay: idOf('stay'), name, persons }),
  'room.left': entry('session', {
    stay: idOf('stay'),
    name,
    persons,
    because: z.enum([
      'left',
      'lost',
      'removed',
      'signed-out',
      'replaced',
      'cancelled',
      'turned-out',
      'sent-back',
      'ended',
    ]),
    /** Which stay a host asked to be ended, which need not be the one that was open. */
    asked: idOf('stay').optional(),
    blocks: z.boolean().optional(),
  }),
  'room.muted': entry('session', { stays, name, persons }),
  'room.hand-lowered': entry('session', { stays, name, persons }),
};
export const ownEntries = {
  'own.made': entry('session', { title, persons }),
  'own.renamed': entry('session', { title, before: z.string(), persons }),
  'own.deleted': entry('session', { title, persons }),
  'own.invited': entry('session', { title, persons }),
};
declare module '../base/journal/entries.ts' {
  interface Entries
    extends
      Declares<typeof knockEntries>,
      Declares<typeof doorEntries>,
      Declares<typeof blockEntries>,
      Declares<typeof roomEntries>,
      Declares<typeof ownEntries> {}
}
