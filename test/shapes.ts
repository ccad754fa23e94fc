import type { z } from 'zod';
import { newId } from '../src/base/ids.ts';

// The shapes of the contracts, walked: whatever stands in them is tried, also what is declared
// tomorrow.

type Def = {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly entries?: Record<string, unknown>;
  readonly values?: readonly unknown[];
};
export type Place = readonly (string | number)[];
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def;
const inside = (def: Def): z.ZodType | undefined =>
  def.innerType ?? (def.type === 'pipe' ? def.in : undefined);

/** Every place of a shape where a text or a list may stand. */
export function places(schema: z.ZodType, wanted: 'string' | 'array', at: Place = []): Place[] {
  const def = defOf(schema);
  const inner = inside(def);
  if (inner) return places(inner, wanted, at);
  const own: Place[] = def.type === wanted ? [at] : [];
  if (def.type === 'object') {
    const anything =
      def.catchall && defOf(def.catchall).type !== 'never' ? [[...at, 'anything']] : [];
    return [
      ...anything,
      ...Object.entries(def.shape!).flatMap(([name, part]) => places(part, wanted, [...at, name])),
    ];
  }
  if (def.type === 'array') return [...own, ...places(def.element!, wanted, [...at, 0])];
  if (def.type === 'union') return def.options!.flatMap((part) => places(part, wanted, at));
  return own;
}

/** What stands in a field of this name; undefined: whatever fits. */
export type Known = (name: string) => unknown;
/** Something of the shape, near enough to get past what does not matter here. */
export function sample(schema: z.ZodType, known: Known = () => undefined, name = ''): unknown {
  const def = defOf(schema);
  const inner = inside(def);
  if (inner) return sample(inner, known, name);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).map(([field, part]) => [field, sample(part, known, field)]),
      );
    case 'array':
      return [sample(def.element!, known, name)];
    case 'union':
      return sample(def.options![0]!, known, name);
    case 'enum':
      return Object.values(def.entries!)[0];
    case 'literal':
      return def.values![0];
    case 'number': {
      const wanted = known(name);
      return typeof wanted === 'number' ? wanted : 5;
    }
    case 'boolean':
      return true;
    default:
      return known(name) ?? newId();
  }
}

export function put(root: unknown, place: Place, value: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  if (typeof step === 'number') return [put((root as unknown[] | undefined)?.[0], rest, value)];
  const fields = typeof root === 'object' && root !== null ? (root as Record<string, unknown>) : {};
  return { ...fields, [step]: put(fields[step], rest, value) };
}
