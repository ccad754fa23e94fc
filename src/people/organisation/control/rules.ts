/** Ids of one kind that an entry names, so that a page of entries needs one read for all names. */
export const idsOf = (data: Readonly<Record<string, unknown>>, name: string): string[] => {
  const value = data[name];
  return (Array.isArray(value) ? value : [value]).filter(isId);
};
const isId = (item: unknown): item is string =>
  typeof item === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(item);

/** What a request is about: the first id of its path, or those it names where the path has none. */
export function subjectsOf({
  params,
  query,
  body,
}: Record<'params' | 'query' | 'body', unknown>): string[] {
  const idsAmong = (some: unknown): string[] =>
    Object.values(some ?? {})
      .flat()
      .filter(isId);
  const path = idsAmong(params).slice(0, 1);
  return path.length > 0 ? path : [...idsAmong(query), ...idsAmong(body)];
}

/** Plain values of an entry that sentences may use: texts and numbers, nothing nested. */
export const textsIn = (data: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[name, value]]
        : typeof value === 'boolean'
          ? [[name, value ? 'yes' : 'no']]
          : [],
    ),
  );
