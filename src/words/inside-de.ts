import { catalogue } from './catalogue.ts';
import { words as journal } from '../base/journal/words.de.ts';
import { words as me } from '../people/account/me/words.de.ts';
import { words as audience } from '../people/audience/words.de.ts';
import { words as organisation } from '../people/organisation/words.de.ts';
import { words as control } from '../people/organisation/control/words.de.ts';
import { words as invitations } from '../people/organisation/invitations/words.de.ts';
import { words as groups } from '../people/groups/words.de.ts';
import { words as technical } from '../people/technical/words.de.ts';
import { words as completions } from '../people/completions/words.de.ts';
import { words as contacts } from '../people/contacts/words.de.ts';
import { words as notices } from '../notices/words.de.ts';
import { words as browsers } from '../notices/browsers/words.de.ts';
import { words as webhooks } from '../notices/webhooks/words.de.ts';
import { words as sessions } from '../sessions/words.de.ts';
import { words as door } from '../rooms/door/words.de.ts';
import { words as settings } from '../rooms/settings/words.de.ts';
import { words as queue } from '../rooms/queue/words.de.ts';
import { words as gate } from '../rooms/gate/words.de.ts';
import { words as knocks } from '../rooms/knocks/words.de.ts';
import { words as call } from '../rooms/call/words.de.ts';
import { words as chat } from '../rooms/chat/words.de.ts';
import { words as own } from '../rooms/own/words.de.ts';
import { words as equipment } from '../assemblies/equipment/words.de.ts';
import { words as assemblyGate } from '../assemblies/gate/words.de.ts';
import { words as timeline } from '../assemblies/timeline/words.de.ts';
import { words as bookings } from '../assemblies/bookings/words.de.ts';
import { words as agents } from '../assemblies/agents/words.de.ts';
import { words as turns } from '../assemblies/bookings/turns/words.de.ts';
import { words as help } from '../web/help/words.de.ts';
import { words as cli } from '../cli/words.de.ts';

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
