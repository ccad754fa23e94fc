import type { Texts } from '../../words/catalogue.ts';
import type { words as english } from './words.en.ts';

export const words: Texts<typeof english> = {
  journal: {
    nobody: 'jemand',
    through: {
      web: 'im Browser',
      api: 'über die API',
      cli: 'auf der Kommandozeile',
      live: 'in einem Raum',
      job: 'von selbst',
      console: 'auf der Konsole',
    },
  },
};
