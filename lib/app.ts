/** The stacks of one environment, held against AWS's own rules (cdk-nag) at every synth. */
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { BudgetStack } from './budget-stack.js';
import type { Environment } from './environments/environment.js';
import { QueriesStack } from './queries-stack.js';
import { ReadersStack } from './readers-stack.js';
import type { Bundles } from './steps.js';
import { SuiteStack } from './suite-stack.js';

export interface Stacks {
  app: App;
  suite: SuiteStack;
}

/** The suite, and beside it what can be left out. */
export function makeApp(environment: Environment, bundles: Bundles, props: AppProps = {}): Stacks {
  const app = new App({ ...props, context: { ...flags, '@aws-cdk/core:target-partitions': ['aws'] } });
  const name = `place-suite-${environment.name}`;
  const suite = new SuiteStack(app, name, environment, bundles);
  new QueriesStack(app, `${name}-queries`, environment).addStackDependency(suite);
  new BudgetStack(app, `${name}-budget`, environment);
  if (environment.readers !== undefined) new ReadersStack(app, `${name}-readers`, environment, environment.readers).addStackDependency(suite);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, suite };
}
