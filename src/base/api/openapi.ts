import { z } from 'zod';
import type { Endpoint } from './contract.ts';
import type { Route } from '../serve/route.ts';
import { strictly } from './parse.ts';

/** OpenAPI 3.1 out of the same contracts that the server checks requests with. */
export function openApi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Schemas = { Problem: problemSchema };
  for (const { key, endpoint } of [...routes].sort((a, b) =>
    a.key.split(' ')[1]! < b.key.split(' ')[1]! ? -1 : 1,
  )) {
    const [method, path] = key.split(' ') as [string, string];
    (paths[path] ??= {})[method.toLowerCase()] = operation(method, path, endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anteroom',
      version: '0.1.0',
      description:
        'Every gate is a checklist: a refusal carries the checks that failed and what repairs them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'the installation this description was read from' }],
    paths,
    components: {
      schemas,
      parameters: { IdempotencyKey: idempotencyKey },
      headers: described(headers),
      responses: {
        Done: { description: 'Done', headers: everywhere },
        ...Object.fromEntries(
          Object.entries(refusals).map(([status, says]) => [
            `Refused${status}`,
            refusal(status, says),
          ]),
        ),
      },
      securitySchemes: {
        signIn: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-anteroom',
          description: 'Without https the name has no `__Host-` in front.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'atr_...',
          description:
            'For programs: a personal token, or one of a technical user. It opens nothing that needs a sign-in.',
        },
        guest: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-anteroom-visitor',
          description: 'The browser of a guest, from naming oneself at a door.',
        },
      },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Random, new for each act. Sent again with the same request within a day, it answers as the first time, and nothing is done twice.',
  schema: { type: 'string', minLength: 16, maxLength: 200 },
};

function operation(method: string, path: string, endpoint: Endpoint, schemas: Schemas): Schemas {
  const parameters = [
    ...listed(endpoint.params, 'path'),
    ...listed(endpoint.query, 'query'),
    ...(endpoint.versioned ? [editedVersion] : []),
    ...(method === 'GET' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
  ];
  const { summary, tag = path.split('/')[2], policy, body } = endpoint;
  return {
    operationId: operationId(method, path),
    summary,
    tags: [tag],
    'x-policy': policy,
    security: security[policy.who],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(strictly(body), 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(endpoint.answers).map(([status, schema]) => [
          status,
          fine(status, schema, endpoint, schemas),
        ]),
      ),
      ...Object.fromEntries(
        refusalsOf(method, endpoint).map((status) => [
          status,
          { $ref: `#/components/responses/Refused${status}` },
        ]),
      ),
    },
  };
}

const editedVersion = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'the version that was edited',
  schema: { type: 'string', pattern: '^(W/)?"?[0-9]{1,9}"?$' },
};
const security = {
  anyone: [],
  person: [{ signIn: [] }, { token: [] }],
  'signed-in': [{ signIn: [] }],
  visitor: [{ signIn: [] }, { guest: [] }],
} as const;

function fine(status: string, schema: z.ZodType, endpoint: Endpoint, schemas: Schemas): unknown {
  const { headers, produces = 'application/json' } = endpoint;
  if (status === '204' && !headers) return { $ref: '#/components/responses/Done' };
  const sent = { ...everywhere, ...described(headers ?? {}) };
  if (status === '204') return { description: 'Done', headers: sent };
  const content = { [produces]: { schema: schemaOf(schema, 'output', schemas) } };
  return { description: 'Fine', headers: sent, content };
}

/**
 * `PATCH /api/groups/{id}` is `patchGroupsId`: told apart by method and path, stable as long as
 * these are.
 */
const operationId = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split(/[^a-z0-9]+/iu)
    .filter((word) => word !== '' && word !== 'api')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

const refusals = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Refused, with the checklist; or sent by the page of another site',
  404: 'Unknown, or not for the caller',
  409: 'Somebody or something is in the way',
  410: 'Over for good',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Faults, each with a pointer',
  428: 'Version missing',
  429: 'Too often',
  500: 'A fault of ours, noted under the number of the request',
  503: 'Not available just now',
} as const;
type Status = keyof typeof refusals;

/** What an endpoint may refuse with follows from its shape; `refuses` names what does not. */
function refusalsOf(
  method: string,
  { policy, params, query, body, versioned, refuses = [] }: Endpoint,
): Status[] {
  const writes = method !== 'GET';
  const may: Record<Status, boolean> = {
    400: true,
    401: policy.who !== 'anyone',
    403: writes || (policy.who !== 'anyone' && policy.gate !== 'own'),
    404: Boolean(params ?? body),
    409: writes,
    410: false,
    412: Boolean(versioned),
    413: Boolean(body),
    415: Boolean(body),
    422: writes || Boolean(query),
    428: Boolean(versioned),
    429: true, // also whoever tries tokens
    500: true,
    503: true,
  };
  return (Object.keys(may).map(Number) as Status[]).filter(
    (status) => may[status] || refuses.some((more) => more === status),
  );
}

/**
 * Sent with every answer. Those of HTTP itself (date, length, type, encoding) are not told again.
 */
const headers = {
  'Cache-Control': 'what may be kept and for how long; `no-store` where nothing is said',
  'Content-Security-Policy': 'for browsers',
  'Cross-Origin-Opener-Policy': 'for browsers',
  'Cross-Origin-Resource-Policy': 'for browsers',
  'Origin-Agent-Cluster': 'for browsers',
  'Permissions-Policy': 'for browsers',
  'Referrer-Policy': 'for browsers',
  'Strict-Transport-Security': 'for browsers, where the installation is reached by https',
  Vary: 'by which request headers the answer differs',
  'X-Content-Type-Options': 'for browsers',
  'X-DNS-Prefetch-Control': 'for browsers',
  'X-Download-Options': 'for browsers',
  'X-Frame-Options': 'for browsers',
  'X-Permitted-Cross-Domain-Policies': 'for browsers',
  'X-Request-Id': 'number of the request, as the log and the journal have it',
  'X-XSS-Protection': 'for browsers',
};
const described = (told: Readonly<Record<string, string>>): Schemas =>
  Object.fromEntries(
    Object.entries(told).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
const everywhere = Object.fromEntries(
  Object.keys(headers).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

const refusal = (status: string, description: string): unknown => ({
  description,
  headers: {
    ...everywhere,
    ...(status === '429' || status === '503'
      ? described({ 'Retry-After': 'seconds to wait' })
      : {}),
    ...(status === '401' ? described({ 'WWW-Authenticate': 'how programs come in' }) : {}),
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'one sentence for people' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'for programs' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'the request, as the log and the journal have it' },
    verdict: { $ref: '#/components/schemas/Verdict', description: 'the checklist, on a 403' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          says: { type: 'string' },
        },
      },
    },
    now: { description: 'how it is now, on a 412' },
    seconds: { type: 'integer', description: 'how long to wait, on a 429' },
  },
};

type Schemas = Record<string, unknown>;

/**
 * Schemas with a name (`.meta({ id })`) go to the components, once; everything else stays where it
 * is used.
 */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output', components: Schemas = {}): Schemas => {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schemas & { $defs?: Schemas };
  const moved = (part: object): Schemas =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as Schemas;
  for (const [name, { id: _id, ...definition }] of Object.entries($defs as Record<string, Schemas>))
    components[name] = moved(definition);
  return moved(rest);
};

function listed(schema: z.ZodObject | undefined, where: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...inner }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: inner,
  }));
}
