/**
 * The CDK app: bundles the steps and makes the stacks of one environment.
 *   npx cdk deploy --all -c environment=live
 */
import path from 'node:path';
import { bundleSteps } from '../lambdas/bundle/index.js';
import { makeApp } from '../lib/app.js';
import { environments } from '../lib/environments/index.js';
import { ROOT, version } from './door.js';

/** What `-c name=value` and cdk.json say; the CDK hands it over in an environment variable. */
const context = JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}') as { environment?: string; architecture?: string };

const environment = environments[context.environment ?? ''];
if (environment === undefined) throw new Error(`-c environment=… must be one of ${Object.keys(environments).join(', ')}, not '${context.environment ?? ''}'`);

/** Lambda is arm64. An emulator runs the functions on its own machine, which may not be. */
const architecture = context.architecture === 'x86_64' ? 'x86_64' : 'arm64';

const folder = path.join(ROOT, 'dist', 'bundles', architecture);
await bundleSteps({ root: ROOT, out: folder, architecture });
makeApp(environment, { folder, architecture, version: version() }).app.synth();
