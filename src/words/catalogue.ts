/** The same keys, in another language. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

type Both<L extends readonly unknown[]> = L extends readonly [infer First, ...infer Rest]
  ? First & Both<Rest>
  : unknown;
type Plain<T> = T extends string ? T : { readonly [K in keyof T]: Plain<T[K]> };

/** Lists of several features as one. A sentence has one place. */
export function catalogue<const L extends readonly object[]>(...lists: L): Plain<Both<L>> {
  const all: Branch = {};
  for (const list of lists) put(all, list as Branch);
  return all as Plain<Both<L>>;
}

/** A sentence; for pages it is parsed when they are built. */
type Sentence = string | readonly unknown[];
type Branch = { [key: string]: Branch | Sentence };
const isSentence = (value: Branch | Sentence | undefined): value is Sentence =>
  typeof value === 'string' || Array.isArray(value);

function put(into: Branch, list: Branch): void {
  for (const [key, value] of Object.entries(list)) {
    const known = into[key];
    if (isSentence(value) || isSentence(known)) {
      if (known !== undefined) throw new Error(`two sentences for ${key}`);
      into[key] = value;
    } else put((into[key] = known ?? {}), value);
  }
}
