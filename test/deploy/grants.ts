/** Takes rights from a role and gives them back, as somebody with the console might. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Deployed } from './setup.js';

const SCRIPT = `
import boto3, json, sys
iam = boto3.client('iam')
role, action, kept = sys.argv[1], sys.argv[2], sys.argv[3]
for name in iam.list_role_policies(RoleName=role)['PolicyNames']:
    document = json.loads(kept) if kept else iam.get_role_policy(RoleName=role, PolicyName=name)['PolicyDocument']
    if not kept:
        print(json.dumps(document))
        for statement in document['Statement']:
            actions = statement['Action'] if isinstance(statement['Action'], list) else [statement['Action']]
            statement['Action'] = [a for a in actions if a != action] or ['none:Nothing']
    iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(document))
`;

/** By the emulator's Python, which has a library of AWS that knows every service. */
const boto = ({ home, environment }: Deployed, ...args: string[]): string =>
  execFileSync(path.join(home, 'venv', 'bin', 'python'), ['-c', SCRIPT, ...args], { env: environment, encoding: 'utf8' });

/** @returns what gives it back */
export function takeAway(deployed: Deployed, role: string, action: string): () => void {
  const before = boto(deployed, role, action, '').trim();
  if (!before.includes(action)) throw new Error(`${role} has no right to ${action}, so none can be taken away`);
  return () => {
    boto(deployed, role, action, before);
  };
}
