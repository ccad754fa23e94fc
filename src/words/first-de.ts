import { catalogue } from './catalogue.ts';
import { words as base } from '../base/words.de.ts';
import { words as access } from '../access/words.de.ts';
import { words as account } from '../people/account/words.de.ts';
import { words as shell } from '../web/shell/words.de.ts';

export const first = catalogue(base, access, account, shell);
