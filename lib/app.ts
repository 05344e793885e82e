/** The stacks of one environment, held against AWS's own rules (cdk-nag) at every synth. */
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Environment } from './environments/environment.js';
import type { Bundles } from './steps.js';
import { SuiteStack } from './suite-stack.js';

export interface Stacks {
  app: App;
  suite: SuiteStack;
}

export function makeApp(environment: Environment, bundles: Bundles, props: AppProps = {}): Stacks {
  const app = new App({ ...props, context: { ...flags, '@aws-cdk/core:target-partitions': ['aws'] } });
  const suite = new SuiteStack(app, `place-suite-${environment.name}`, environment, bundles);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, suite };
}
