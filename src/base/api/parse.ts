import { z } from 'zod';
import { Invalid, Missing, type Fault } from './refusals.ts';
import type { Endpoint } from './contract.ts';

const DEPTH = 32;
/** Values in one body: more than three for each of the 2000 people of the largest group. */
const VALUES = 8000;
/** Faults in one answer; nobody mends more at once. */
const FAULTS = 20;
/** Of a pointer; whoever wants to be told more of a name they made up can look it up. */
const LONGEST = 200;

/**
 * Strict UTF-8, JSON, not deeper than 32 levels, of at most 8000 values, no NUL (PostgreSQL cannot
 * store it), no `__proto__`.
 */
export function readJson(bytes: Buffer): unknown {
  const bad = (code: string, pointer = '#/body'): Invalid =>
    new Invalid({ pointer: pointer.slice(0, LONGEST), code }, 400);
  if (bytes.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw bad('not-json');
  }
  let values = 0;
  const walk = (part: unknown, pointer: string, depth: number): void => {
    if (depth > DEPTH) throw bad('too-deep', pointer);
    if ((values += 1) > VALUES) throw bad('too-much');
    if (typeof part === 'string' && part.includes('\0'))
      throw bad('no-control-characters', pointer);
    if (part === null || typeof part !== 'object') return;
    for (const [name, child] of Object.entries(part)) {
      if (name === '__proto__' || name === 'constructor' || name.includes('\0'))
        throw bad('unknown-field', pointer);
      walk(child, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    }
  };
  walk(value, '#/body', 0);
  return value;
}

const strict = new WeakMap<z.ZodType, z.ZodType>();
/**
 * Unknown fields are refused, not dropped in silence, at whatever depth; but where a shape says
 * that it takes any.
 */
export function strictly(schema: z.ZodType): z.ZodType {
  let result = strict.get(schema);
  if (!result) {
    const def: Definition = Object.fromEntries(
      Object.entries(schema.def).map(([name, part]) => [name, strictPart(name, part)]),
    );
    if (def['type'] === 'object') def['catchall'] ??= z.never();
    strict.set(schema, (result = schema.clone(def as never)));
  }
  return result;
}
type Definition = Record<string, unknown>;
const strictOne = (part: unknown): unknown => (part instanceof z.ZodType ? strictly(part) : part);
function strictPart(name: string, part: unknown): unknown {
  if (name === 'shape')
    return Object.fromEntries(
      Object.entries(part as Definition).map(([field, shape]) => [field, strictOne(shape)]),
    );
  return Array.isArray(part) && name !== 'checks' ? part.map(strictOne) : strictOne(part);
}

/**
 * The parsed request, or the first twenty faults at once. An id in the path that is none is simply
 * unknown.
 */
export function parse(
  endpoint: Endpoint,
  request: { params: unknown; query: unknown; body: unknown },
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part];
    if (!schema) continue;
    if (part !== 'body' && JSON.stringify(request[part] ?? '').includes('\\u0000'))
      throw new Invalid({ pointer: `#/${part}`, code: 'no-control-characters' }, 400);
    const result = strictly(schema).safeParse(request[part] ?? (part === 'body' ? {} : undefined));
    if (result.success) parsed[part] = result.data;
    else if (part === 'params') throw new Missing();
    else
      for (const issue of result.error.issues.slice(0, FAULTS - faults.length))
        faults.push(...faultsOf(issue, `#/${part}`).slice(0, FAULTS - faults.length));
  }
  if (faults.length > 0) throw new Invalid(faults);
  return parsed;
}

const at = (root: string, path: readonly PropertyKey[]): string =>
  [
    root,
    ...path.map((step) =>
      String(step).slice(0, LONGEST).replaceAll('~', '~0').replaceAll('/', '~1'),
    ),
  ]
    .join('/')
    .slice(0, LONGEST);

function faultsOf(issue: z.core.$ZodIssue, root: string): Fault[] {
  const pointer = at(root, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, FAULTS)
        .map((key) => ({ pointer: at(pointer, [key]), code: 'unknown-field' }));
    case 'invalid_type':
      return [{ pointer, code: issue.input === undefined ? 'needed' : 'wrong-value' }];
    case 'too_big':
      return [{ pointer, code: issue.origin === 'string' ? 'too-long' : 'wrong-value' }];
    case 'too_small':
      return [
        {
          pointer,
          code:
            issue.origin === 'string'
              ? Number(issue.minimum) > 1
                ? 'too-short'
                : 'needed'
              : 'wrong-value',
        },
      ];
    case 'invalid_format':
      return [
        {
          pointer,
          code:
            issue.format === 'email'
              ? 'not-an-address'
              : issue.format === 'uuid'
                ? 'not-an-id'
                : 'wrong-value',
        },
      ];
    case 'custom':
      return [{ pointer, code: issue.message }];
    default:
      return [{ pointer, code: 'wrong-value' }];
  }
}
