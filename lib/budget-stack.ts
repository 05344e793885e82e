/** Tells people when the month costs, or is going to cost, more than planned. May be left out where the organisation has budgets of its own. */
import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { Environment } from './environments/environment.js';

export class BudgetStack extends Stack {
  constructor(scope: Construct, id: string, { name, account, region, monthlyBudget, alarmAddresses }: Environment) {
    super(scope, id, { description: 'Place Suite: what a month may cost. What to do: docs/runbook.md#budget', env: { account, region } });
    const subscribers = alarmAddresses.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const when = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number): CfnBudget.NotificationWithSubscribersProperty => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetName: `place-suite-${name}`, budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthlyBudget, unit: 'USD' } },
      notificationsWithSubscribers: [when('ACTUAL', 80), when('FORECASTED', 100)],
    });
  }
}
