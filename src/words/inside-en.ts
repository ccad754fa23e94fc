import { catalogue } from './catalogue.ts';
import { words as journal } from '../base/journal/words.en.ts';
import { words as me } from '../people/account/me/words.en.ts';
import { words as audience } from '../people/audience/words.en.ts';
import { words as organisation } from '../people/organisation/words.en.ts';
import { words as control } from '../people/organisation/control/words.en.ts';
import { words as invitations } from '../people/organisation/invitations/words.en.ts';
import { words as groups } from '../people/groups/words.en.ts';
import { words as technical } from '../people/technical/words.en.ts';
import { words as completions } from '../people/completions/words.en.ts';
import { words as contacts } from '../people/contacts/words.en.ts';
import { words as notices } from '../notices/words.en.ts';
import { words as browsers } from '../notices/browsers/words.en.ts';
import { words as webhooks } from '../notices/webhooks/words.en.ts';
import { words as sessions } from '../sessions/words.en.ts';
import { words as door } from '../rooms/door/words.en.ts';
import { words as settings } from '../rooms/settings/words.en.ts';
import { words as queue } from '../rooms/queue/words.en.ts';
import { words as gate } from '../rooms/gate/words.en.ts';
import { words as knocks } from '../rooms/knocks/words.en.ts';
import { words as call } from '../rooms/call/words.en.ts';
import { words as chat } from '../rooms/chat/words.en.ts';
import { words as own } from '../rooms/own/words.en.ts';
import { words as equipment } from '../assemblies/equipment/words.en.ts';
import { words as assemblyGate } from '../assemblies/gate/words.en.ts';
import { words as timeline } from '../assemblies/timeline/words.en.ts';
import { words as bookings } from '../assemblies/bookings/words.en.ts';
import { words as agents } from '../assemblies/agents/words.en.ts';
import { words as turns } from '../assemblies/bookings/turns/words.en.ts';
import { words as help } from '../web/help/words.en.ts';
import { words as cli } from '../cli/words.en.ts';

/** What is said inside only: a page before it does without. */
export const inside = catalogue(
  journal,
  me,
  audience,
  organisation,
  control,
  invitations,
  groups,
  completions,
  technical,
  contacts,
  notices,
  browsers,
  webhooks,
  sessions,
  door,
  settings,
  queue,
  gate,
  knocks,
  call,
  chat,
  own,
  equipment,
  assemblyGate,
  timeline,
  bookings,
  agents,
  turns,
  help,
  cli,
);
