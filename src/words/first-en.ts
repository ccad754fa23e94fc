import { catalogue } from './catalogue.ts';
import { words as base } from '../base/words.en.ts';
import { words as access } from '../access/words.en.ts';
import { words as account } from '../people/account/words.en.ts';
import { words as shell } from '../web/shell/words.en.ts';

/** What is said before somebody is inside. */
export const first = catalogue(base, access, account, shell);
