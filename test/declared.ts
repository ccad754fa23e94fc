import type { Http } from '../src/base/serve/http.ts';
import { openApi } from '../src/base/api/openapi.ts';

type Answered = { readonly $ref?: string; readonly headers?: Readonly<Record<string, unknown>> };
type Api = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, Answered>> }>>
    >
  >;
  readonly components: { readonly responses: Readonly<Record<string, Answered>> };
};
/** Of HTTP itself: every answer may have them. */
const framing = [
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
];

/**
 * Sends requests and insists that every status and header of the answers stands in the published
 * description of the API.
 */
export function declared({ inject, routes }: Http): Http['inject'] {
  const { paths, components } = openApi(routes) as Api;
  const known = Object.entries(paths).map(([path, methods]) => ({
    methods,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/gu, '[^/]+')}$`, 'u'),
  }));
  return async (request) => {
    const answer = await inject(request);
    const { method = 'GET', url } = typeof request === 'string' ? { url: request } : request;
    const path = typeof url === 'string' ? url.split('?')[0]! : (url?.pathname ?? '');
    const operation = known.find(({ pattern }) => pattern.test(path))?.methods[
      method.toLowerCase()
    ];
    if (!operation) return answer;
    const said = operation.responses[answer.statusCode];
    if (!said)
      throw new Error(
        `${method} ${path} answered ${answer.statusCode}, which the description of the API does not declare: ${answer.body}`,
      );
    const { headers = {} } = said.$ref ? components.responses[said.$ref.split('/').at(-1)!]! : said;
    const names = new Set([...framing, ...Object.keys(headers).map((name) => name.toLowerCase())]);
    const silent = Object.keys(answer.headers).filter((name) => !names.has(name));
    if (silent.length > 0)
      throw new Error(
        `${method} ${path} answered ${answer.statusCode} with headers that the description does not declare: ${silent.join(', ')}`,
      );
    return answer;
  };
}
