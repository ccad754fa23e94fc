import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const CORE = new URL('../../node_modules/@mantine/core/', import.meta.url);
const MODULE = /@mantine[\\/](core|notifications)[\\/]esm[\\/].*?(\w+)\.module\.mjs$/u;
const SHEET = /@mantine[\\/](?:core[\\/]styles[\\/](\w+)|notifications[\\/]styles)\.css$/u;
const SHADES = /@mantine[\\/]core[\\/]styles[\\/]default-css-variables\.css$/u;
/** Of which nothing here is, so that no page carries their shades. */
export const UNUSED = ['cyan', 'grape', 'indigo', 'lime', 'orange', 'pink', 'violet'];
const SHADE = new RegExp(`^ *--mantine-color-(?:${UNUSED.join('|')})-[\\w-]+: [^;]*;\\n`, 'gmu');
/** Of no one part: what every page has. */
const GENERAL = ['global', 'default-css-variables', 'baseline'];

/** The sheets of Mantine's parts, in the order in which they overrule each other. */
export function orderOfParts(): string[] {
  const whole = readFileSync(new URL('styles.css', CORE), 'utf8');
  const placeOf = (name: string): number => {
    const sheet = readFileSync(new URL(`styles/${name}.css`, CORE), 'utf8');
    return whole.indexOf(/\.m_\w+/u.exec(sheet)?.[0] ?? '\0');
  };
  return readdirSync(fileURLToPath(new URL('styles/', CORE)))
    .filter((file) => file.endsWith('.css') && !file.endsWith('.layer.css'))
    .map((file) => basename(file, '.css'))
    .filter((name) => !GENERAL.includes(name))
    .map((name) => ({ name, place: placeOf(name) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name }) => name);
}

/**
 * Whoever loads a part of Mantine loads its styles with it, and nobody those of parts that are not
 * used. Sheets come in any order, so each has a layer, and the first sheet says the order of layers.
 */
export const stylesOfParts = (): Plugin => ({
  name: 'styles-of-parts',
  enforce: 'pre',
  transform: {
    filter: { id: [MODULE, SHEET, SHADES] },
    handler(code, id) {
      if (SHADES.test(id)) return { code: code.replaceAll(SHADE, ''), map: null };
      const [, house, part] = MODULE.exec(id) ?? [];
      if (house) {
        const sheet = house === 'core' ? `styles/${part}` : 'styles';
        return { code: `import '@mantine/${house}/${sheet}.css';\n${code}`, map: null };
      }
      const [, name = 'others'] = SHEET.exec(id)!;
      if (name === 'global')
        return `@layer ${[...GENERAL, ...orderOfParts(), 'others'].map(layer).join(', ')};\n@layer ${layer(name)} {\n${code}\n}`;
      return `@layer ${layer(name)} {\n${code}\n}`;
    },
  },
});
const layer = (name: string): string => `mantine.${name}`;
