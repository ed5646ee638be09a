import * as z from 'zod/mini';
import { api } from '../shared/contract';
import { refusalBody, type Endpoint } from '../shared/contract/endpoint';
import { statusOf } from '../shared/kernel/refusal';

const schema = (s: z.ZodMiniType): unknown =>
  z.toJSONSchema(s, { unrepresentable: 'any', io: 'input' });

const operation = (group: string, name: string, e: Endpoint): Record<string, unknown> => {
  const names = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const { $schema: _s, ...input } = schema(e.input()) as {
    $schema?: string;
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const properties = Object.entries(input.properties ?? {});
  const parameters = [
    ...names.map((n) => ({
      name: n,
      in: 'path',
      required: true,
      schema: input.properties?.[n] ?? {},
    })),
    ...(e.method === 'GET'
      ? properties
          .filter(([n]) => !names.includes(n))
          .map(([n, s]) => ({
            name: n,
            in: 'query',
            required: input.required?.includes(n) ?? false,
            schema: s,
          }))
      : []),
    ...(e.method === 'POST'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: e.audience !== 'public',
            schema: { type: 'string', minLength: 16 },
          },
        ]
      : []),
  ];
  const byStatus = new Map<number, string[]>();
  for (const code of e.refusals)
    byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code]);
  return {
    operationId: `${group}.${name}`,
    tags: [group],
    summary: e.says,
    parameters,
    ...(e.audience !== 'public' && e.audience !== 'demo' && { security: [{ token: [] }] }),
    ...(e.method !== 'GET' && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              ...input,
              properties: Object.fromEntries(properties.filter(([n]) => !names.includes(n))),
              required: input.required?.filter((n) => !names.includes(n)),
            },
          },
        },
      },
    }),
    responses: {
      200: {
        description: 'done',
        content: e.bytes
          ? { [e.bytes]: {} }
          : { 'application/json': { schema: schema(e.output()) } },
      },
      ...Object.fromEntries(
        [...byStatus].map(([status, codes]) => [
          status,
          {
            description: codes.join(', '),
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
          },
        ]),
      ),
    },
  };
};

const paths: Record<string, Record<string, unknown>> = {};
for (const [group, endpoints] of Object.entries(api)) {
  for (const [name, e] of Object.entries(endpoints as Record<string, Endpoint>)) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[e.method.toLowerCase()] = operation(group, name, e);
  }
}

process.stdout.write(
  `${JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title: 'APP进校园备案管理', version: '0.1.0' },
      paths,
      components: {
        schemas: { Refusal: schema(refusalBody()) },
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
    },
    null,
    2,
  )}\n`,
);
