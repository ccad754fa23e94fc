import type { Ask } from './access/ask.ts';
import type { Subjects } from './access/subject.ts';
import type { Job } from './base/beat/jobs.ts';
import type { Deps } from './base/deps.ts';
import type { Consequences } from './base/journal/consequences.ts';
import type { Reactions } from './base/journal/follow.ts';
import type { Hooked } from './base/journal/hooked.ts';
import type { Retelling } from './base/journal/missed.ts';
import type { Judge } from './base/mail/mail.ts';
import type { NoticeKind } from './base/notice.ts';
import type { Personal } from './base/personal.ts';
import type { Wire } from './base/serve/http.ts';
import type { Route } from './base/serve/route.ts';
import type { Lines } from './sessions/agenda/lines.ts';
import type { News } from './sessions/gate/reactions.ts';

/** What is handed in by all features, and whether a mail still stands. */
export type Handed = Required<
  Pick<Feature, 'asks' | 'lines' | 'subjects' | 'news' | 'personal' | 'consequences' | 'hooked'>
> & { readonly notices: readonly NoticeKind[]; readonly judge: Judge };
export type Opening = Pick<Handed, 'notices' | 'news' | 'hooked'> & {
  readonly deps: Deps;
  readonly complain: OnError;
  /** Without it nothing goes by itself (tests). */
  readonly background: boolean;
};
export type Opened = {
  readonly reactions: Reactions;
  readonly stop: () => Promise<void>;
  readonly wires?: readonly Wire[];
};
type OnError = (error: unknown, follower?: string) => void;

/** What a feature hands in: all that other floors know of it. */
export type Feature = {
  readonly routes?: (deps: Deps, handed: Handed) => readonly Route[];
  /** What works by itself, at its hour or when something is queued. */
  readonly jobs?: (deps: Deps, handed: Handed) => readonly Job[];
  /** What follows the journal in this process, each under its name, and how all of it stops. */
  readonly reactions?: (opening: Opening) => Promise<Opened>;
  /** What of it tells pages that something has changed: told again to those who were away. */
  readonly missed?: (handed: Pick<Handed, 'news'>) => Retelling;
  /** What happens in the transaction of a change of another feature, each under its name. */
  readonly consequences?: Readonly<Record<string, Consequences>>;
  /** `asks`: the gates of all features. */
  readonly notices?: readonly NoticeKind[] | ((asks: readonly Ask[]) => readonly NoticeKind[]);
  readonly asks?: readonly Ask[];
  readonly lines?: readonly Lines[];
  readonly subjects?: readonly Subjects[];
  /** What open pages hear of its things, and who sees these. */
  readonly news?: readonly News[];
  /** What programs outside can be told of. */
  readonly hooked?: Hooked;
  readonly personal?: readonly Personal[];
};
