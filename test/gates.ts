import { globSync } from 'node:fs';
import type { Gate } from '../src/access/gate.ts';

/** Every gate of the house. */
export async function gatesOf(): Promise<Gate<never>[]> {
  const found: Gate<never>[] = [];
  for (const file of globSync('src/**/gates.ts').sort())
    for (const value of Object.values(
      (await import(/* @vite-ignore */ `../${file}`)) as Record<string, unknown>,
    ))
      if (typeof value === 'object' && value !== null && 'checks' in value && 'name' in value)
        found.push(value as Gate<never>);
  return found;
}
