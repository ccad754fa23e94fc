/** The API description as one plain page that needs no script. */
type Operation = {
  summary: string;
  tags: string[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-policy': { who: string; gate?: string; because?: string };
};

type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: unknown;
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
const code = (value: unknown): string =>
  `<pre tabindex="0">${escaped(JSON.stringify(value, null, 2))}</pre>`;

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1.5rem}
details{border:1px solid color-mix(in srgb,currentColor 20%,transparent);border-radius:.5rem;margin:.5rem 0;padding:.25rem .75rem}summary{cursor:pointer;padding:.4rem 0;min-height:24px}
pre{overflow:auto;max-height:24rem;font-size:.85rem;padding:.75rem;border-radius:.5rem;background:color-mix(in srgb,currentColor 7%,transparent)}
.method{display:inline-block;min-width:4.5rem;font-weight:700}code{font-size:.95em}h2{text-transform:capitalize;margin-top:2rem}`;

export function docsPage(api: Record<string, unknown>): string {
  const paths = api['paths'] as Record<string, Record<string, Operation>>;
  const shared = (api['components'] as { parameters?: Record<string, Parameter> }).parameters ?? {};
  const byTag = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? 'other';
      byTag.set(tag, [...(byTag.get(tag) ?? []), section(method, path, operation, shared)]);
    }
  const body = [...byTag]
    .map(
      ([tag, sections]) =>
        `<section><h2 id="${escaped(tag)}">${escaped(tag)}</h2>${sections.join('')}</section>`,
    )
    .join('');
  const links = [...byTag.keys()]
    .map((tag) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`)
    .join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Anteroom API</title><style nonce="__NONCE__">${style}</style></head><body><main><h1>Anteroom API</h1>
<p>${escaped((api['info'] as { description: string }).description)} The same description for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p><nav aria-label="Sections"><p>${links}</p></nav>${body}</main></body></html>`;
}

function section(
  method: string,
  path: string,
  { summary, parameters = [], requestBody, responses, 'x-policy': policy }: Operation,
  shared: Readonly<Record<string, Parameter>>,
): string {
  const who =
    policy.who === 'anyone'
      ? `Anyone may call (${policy.because ?? ''}).`
      : policy.gate === 'own'
        ? 'Signed in; touches only what is your own.'
        : `Signed in${policy.who === 'visitor' ? ', or a guest’s browser' : ''}; admitted by the gate ${policy.gate ?? ''}.`;
  const rows = parameters
    .flatMap((one) =>
      '$ref' in one ? (shared[one.$ref.slice(one.$ref.lastIndexOf('/') + 1)] ?? []) : one,
    )
    .map(
      ({ name, in: where, required, description, schema }) =>
        `<li><code>${escaped(name)}</code> (${where}${required ? ', needed' : ''}) ${escaped(description ?? '')} <code>${escaped(JSON.stringify(schema))}</code></li>`,
    )
    .join('');
  return `<details><summary><span class="method">${method.toUpperCase()}</span><code>${escaped(path)}</code>: ${escaped(summary)}</summary><p>${escaped(who)}</p>${rows ? `<ul>${rows}</ul>` : ''}${requestBody ? `<p>Body</p>${code(requestBody)}` : ''}<p>Answers</p>${code(responses)}</details>`;
}
