/** The house's import rules: each room may use only what its line says. */
const rooms = {
  catalogue: [],
  pipeline: ['catalogue'],
  adapters: ['pipeline/ports', 'pipeline/faults'],
  lambdas: ['pipeline', 'adapters', 'catalogue'],
  lib: ['catalogue', 'lambdas/env'],
};
const all = ['bin', 'catalogue', 'pipeline', 'adapters', 'lambdas', 'lib', 'test', 'bench'];
const forbidden = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-may-import-${may.join('-').replaceAll('/', '-') || 'itself-only'}`,
  severity: 'error',
  comment: `${room}/ may import: ${['itself', ...may].join(', ')}`,
  from: { path: `^${room}/` },
  to: { path: `^(${all.join('|')})/`, pathNot: `^(${[`${room}/`, ...may.map((m) => (m.includes('/') ? `${m}[./]` : `${m}/`))].join('|')})` },
}));
module.exports = {
  forbidden: [
    ...forbidden,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'no-vendor-in-pipeline',
      severity: 'error',
      comment: 'vendors belong to adapters',
      from: { path: '^(pipeline|catalogue)/' },
      to: { path: 'node_modules/(@aws-sdk|aws-cdk-lib|@middy)' },
    },
    {
      name: 'no-duckdb-in-steps',
      severity: 'error',
      comment: 'DuckDB is reached through the Warehouse port; formats/parquet may write files with it',
      from: { path: '^(pipeline|catalogue)/', pathNot: '^pipeline/formats/' },
      to: { path: 'node_modules/@duckdb' },
    },
    { name: 'no-sdk-in-lib', severity: 'error', from: { path: '^lib/' }, to: { path: 'node_modules/@aws-sdk' } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-test-from-source', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^(test|bench)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.cjs', '.mjs'],
    },
  },
};
