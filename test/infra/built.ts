/** The template of an environment, with bundles that hold nothing: what is tested is what would be deployed around them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { STEPS } from '../../lambdas/env.js';
import { makeApp } from '../../lib/app.js';
import type { Environment } from '../../lib/environments/environment.js';

interface Violation {
  ruleName: string;
  violatingConstructs: { constructPath: string }[];
}

export interface Built {
  template: Template;
  /** Of the stacks that can be left out, by the end of their names. */
  beside: Readonly<Record<string, Template>>;
  /** What AWS's own rules still find, `rule: construct`. */
  findings: string[];
}

/** @param spoil adds what should be found */
export function built(environment: Environment, spoil: (stack: Stack) => void = () => undefined): Built {
  const home = mkdtempSync(path.join(tmpdir(), 'infra-'));
  for (const step of STEPS) {
    mkdirSync(path.join(home, step));
    writeFileSync(path.join(home, step, 'index.mjs'), `export const handler = '${step}';`);
  }
  const outdir = path.join(home, 'cdk.out');
  const { app, suite } = makeApp(environment, { folder: home, architecture: 'arm64', version: 'test' }, { outdir });
  spoil(suite);
  const failed = synthesised(app);
  const read = (stack: string): Template => Template.fromJSON(JSON.parse(readFileSync(path.join(outdir, `${stack}.template.json`), 'utf8')) as object);
  const others = readdirSync(outdir).flatMap((name) => /^place-suite-\w+-(\w+)\.template\.json$/.exec(name)?.[1] ?? []);
  const beside = Object.fromEntries(others.map((name) => [name, read(`${suite.stackName}-${name}`)]));
  return { template: read(suite.stackName), beside, findings: failed ? found(outdir) : [] };
}

/** True when a validation failed. */
function synthesised(app: { synth(): unknown }): boolean {
  try {
    app.synth();
    return false;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationFailed') return true;
    throw error;
  }
}

function found(outdir: string): string[] {
  const report = JSON.parse(readFileSync(path.join(outdir, 'validation-report.json'), 'utf8')) as { pluginReports: { violations: Violation[] }[] };
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName}: ${constructPath}`)),
  );
}
