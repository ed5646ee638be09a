// Who may import whom. kernel <- fields <- vocabulary <- policy <- domain <- contract <- { functions | client }.
const no = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    no(
      'kernel-is-lowest',
      '^shared/kernel',
      '^(shared/(fields|vocabulary|policy|domain|contract)|functions|client)',
      'the kernel imports nothing of ours',
    ),
    no(
      'fields-above-kernel',
      '^shared/fields',
      '^(shared/(vocabulary|policy|domain|contract)|functions|client)',
      'a kind of question knows the kernel only',
    ),
    no(
      'vocabulary-above-fields',
      '^shared/vocabulary',
      '^(shared/(policy|domain|contract)|functions|client)',
      'words know no policy',
    ),
    no(
      'policy-above-kernel',
      '^shared/policy',
      '^(shared/(domain|contract)|functions|client)',
      'policy imports words, fields and the kernel',
    ),
    no(
      'domain-above-policy',
      '^shared/domain',
      '^(shared/contract|functions|client)',
      'domain imports policy and kernel',
    ),
    no(
      'shared-is-pure',
      '^shared',
      '^(functions|client|config|tools|test)',
      'shared never looks outside',
    ),
    no('functions-never-client', '^functions', '^client', 'the two sides never meet'),
    no('client-never-functions', '^client', '^functions', 'the two sides never meet'),
    no(
      'no-region-in-code',
      '^(client|shared/(domain|contract|kernel))',
      '^shared/policy/(regions|national|index)',
      'a region is data: it reaches the phone from the server',
    ),
    no(
      'ui-is-plain',
      '^client/ui',
      '^client/(api|account|about|pages|school|public|bureau|filing)',
      'house components know no api and no routes',
    ),
    no(
      'rooms-below-http',
      '^functions/(account|bureau|case|complaint|documents|files|filing|lookup|messages|outbox|policy|registry|world)/',
      '^functions/(http|entry|local)/',
      'what a room does knows no HTTP: requests come to it as functions/world describes them',
    ),
    no(
      'world-below-rooms',
      '^functions/world/',
      '^functions/(account|bureau|case|complaint|documents|files|filing|lookup|messages|outbox|policy|registry)/',
      'the world stands below the rooms',
    ),
    no(
      'one-pipeline',
      '^functions/case/(?!lives)',
      '^functions/(complaint|filing)/',
      'the pipeline knows no kind of case but by its row in lives.ts',
    ),
    {
      name: 'sdk-only-outside',
      severity: 'error',
      comment: 'SDKs live in functions/outside',
      from: { path: '^functions', pathNot: '^functions/outside' },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      comment: 'SQL lives in store files, functions/db and the demonstration',
      from: {
        path: '^functions',
        pathNot: '(/store|-store)\\.ts$|^functions/(db|demo|local|entry/lookup)',
      },
      to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.scss$|^pdfmake/interfaces$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.client.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
