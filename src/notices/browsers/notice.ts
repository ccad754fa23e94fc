import { among, notice } from '../../base/notice.ts';
import { isGone, type BrowserId } from './store.ts';

/** Nothing arrives there any more, which its owner would not notice. */
export const browserStopped = notice({
  name: 'browser-stopped',
  args: { browser: 'text' },
  stands: (db, subject, persons) =>
    among(persons, (person) => isGone(db, person, subject as BrowserId)),
});
export const browserNotices = [browserStopped];
