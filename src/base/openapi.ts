import { z } from 'zod';
import type { Route } from './http.ts';

/** OpenAPI 3.1 out of the same contracts that the server checks requests with. */
export function openApi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Schemas = { Problem: problemSchema };
  for (const { key, endpoint } of [...routes].sort((a, b) => (a.key.split(' ')[1]! < b.key.split(' ')[1]! ? -1 : 1))) {
    const [method, path] = key.split(' ') as [string, string];
    const parameters = [
      ...listed(endpoint.params, 'path'),
      ...listed(endpoint.query, 'query'),
      ...(endpoint.versioned
        ? [{ name: 'If-Match', in: 'header', required: true, description: 'the version that was edited', schema: { type: 'string' } }]
        : []),
      ...(method === 'GET' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
    ];
    const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
    (paths[path] ??= {})[method.toLowerCase()] = {
      summary: endpoint.summary,
      tags: [endpoint.tag ?? path.split('/')[2]],
      'x-policy': endpoint.policy,
      ...(endpoint.policy.who === 'signed-in' ? { security: [{ signIn: [] }] } : {}),
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(endpoint.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input', schemas) } } } } : {}),
      responses: {
        ...Object.fromEntries(
          Object.entries(endpoint.answers).map(([status, schema]) => [
            status,
            status === '204'
              ? { description: 'Done' }
              : { description: 'Fine', content: { 'application/json': { schema: schemaOf(schema, 'output', schemas) } } },
          ]),
        ),
        ...(endpoint.policy.who === 'signed-in' ? { 401: problem('Not signed in'), 403: problem('Refused, with the checklist') } : {}),
        ...(endpoint.params ? { 404: problem('Unknown, or not for the caller') } : {}),
        ...(endpoint.versioned ? { 412: problem('Changed meanwhile'), 428: problem('Version missing') } : {}),
        ...(endpoint.body || endpoint.query ? { 422: problem('Faults, each with a pointer') } : {}),
        ...(endpoint.limit ? { 429: problem('Too often') } : {}),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Anteroom', version: '0.1.0', description: 'Every gate is a checklist: a refusal carries the checks that failed and what repairs them.' },
    paths,
    components: {
      schemas,
      parameters: { IdempotencyKey: idempotencyKey },
      securitySchemes: { signIn: { type: 'apiKey', in: 'cookie', name: '__Host-anteroom' } },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Random, new for each act. Sent again with the same request within a day, it answers as the first time, and nothing is done twice.',
  schema: { type: 'string', minLength: 16, maxLength: 200 },
};
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'one sentence for people' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'for programs' },
    detail: { type: 'string' },
    verdict: { type: 'object', description: 'the checklist, on a 403' },
    faults: { type: 'array', items: { type: 'object', properties: { pointer: { type: 'string' }, code: { type: 'string' }, says: { type: 'string' } } } },
    now: { description: 'how it is now, on a 412' },
    seconds: { type: 'integer', description: 'how long to wait, on a 429' },
  },
};

type Schemas = Record<string, unknown>;

/** Schemas with a name (`.meta({ id })`) go to the components, once; everything else stays where it is used. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output', components: Schemas = {}): Schemas => {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schemas & { $defs?: Schemas };
  const moved = (part: object): Schemas => JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/')) as Schemas;
  for (const [name, { id: _id, ...definition }] of Object.entries($defs as Record<string, Schemas>)) components[name] = moved(definition);
  return moved(rest);
};

function listed(schema: z.ZodObject | undefined, where: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, { description?: string }>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...inner }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: inner,
  }));
}
