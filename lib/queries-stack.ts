/** The common questions, saved in Athena: those of docs/analysts.md, which the tests hold against the pages. May be left out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import type { Construct } from 'constructs';
import { DATABASES, WORKGROUPS } from '../lambdas/env.js';
import type { Environment } from './environments/environment.js';

interface Question {
  title: string;
  says: string;
  sql: string;
}

const PAGE = path.resolve(import.meta.dirname, '../docs/analysts.md');

/** A heading, what it says, and its query. */
export function questions(markdown: string = readFileSync(PAGE, 'utf8')): Question[] {
  const found = markdown.matchAll(/^## (.+)\n\n([\s\S]*?)```sql\n([\s\S]*?)```/gm);
  return [...found]
    .filter(([, , says]) => !says?.includes('\n## '))
    .map(([, title = '', says = '', sql = '']) => ({ title, says: says.trim(), sql: sql.trim() }));
}

export class QueriesStack extends Stack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { description: 'Place Suite: common questions for analysts', env: { account: environment.account, region: environment.region } });
    for (const { title, says, sql } of questions())
      new athena.CfnNamedQuery(this, `Query-${title.replaceAll(/\W+/g, '-')}`, {
        name: title,
        description: says.slice(0, 1024),
        database: DATABASES.published,
        workGroup: WORKGROUPS.analysts,
        queryString: sql,
      });
  }
}
