/** Other people's rules for templates, over all the stacks: AWS's linter and checkov. What stands is listed with its reason in their settings. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const deployed = inject('deployed');

if ('notRun' in deployed) describe('the templates', () => it.skip(`not run: ${deployed.notRun}`));
else lint(deployed.home, deployed.assembly);

interface Report {
  results: { passed_checks: unknown[]; failed_checks: { check_id: string; resource: string }[] };
}

function lint(home: string, assembly: string): void {
  const templates = readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .sort();
  const tool = (name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(path.join(home, 'lint', 'bin', 'python'), [path.join(home, 'lint', 'bin', name), ...args], {
      encoding: 'utf8',
      timeout: 300_000,
      maxBuffer: 2 ** 28,
    });
  const cfnLint = (file: string): string => {
    const { stdout, stderr } = tool('cfn-lint', '--config-file', '.cfnlintrc.yaml', file);
    return `${stdout}${stderr}`.trim();
  };
  /** One that has nothing to say of a template says so without results. */
  const checkov = (file: string): string[] => {
    const args = ['--config-file', '.checkov.yaml', '-f', file, '--framework', 'cloudformation', '--skip-download', '-o', 'json'];
    const report = JSON.parse(tool('checkov', ...args).stdout) as Report | { passed: 0; failed: 0; resource_count: 0 };
    return 'results' in report ? report.results.failed_checks.map(({ check_id, resource }) => `${check_id} ${resource}`) : [];
  };

  describe('the templates', () => {
    it('are all there', () => expect(templates).toEqual(['-budget', '-queries', ''].map((end) => `place-suite-rehearsal${end}.template.json`)));
    it.each(templates)('pass cfn-lint: %s', (name) => expect(cfnLint(path.join(assembly, name))).toBe(''));
    it.each(templates)('pass checkov: %s', (name) => expect(checkov(path.join(assembly, name))).toEqual([]));

    it('would not pass with an open bucket in them', () => {
      const spoilt = path.join(home, 'spoilt', 'spoilt.template.json');
      mkdirSync(path.dirname(spoilt), { recursive: true });
      writeFileSync(spoilt, JSON.stringify({ Resources: { Open: { Type: 'AWS::S3::Bucket', Properties: { BucketNames: 'open' } } } }));
      expect(cfnLint(spoilt)).toContain('BucketNames');
      expect(checkov(spoilt)).toContain('CKV_AWS_21 AWS::S3::Bucket.Open');
    });

    it('say why each finding that stands does', () => {
      const skipped = readFileSync('.checkov.yaml', 'utf8')
        .split('\n')
        .filter((line) => line.trim().startsWith('- '));
      expect(skipped.filter((line) => !/ # .{20}/.test(line))).toEqual([]);
      expect(skipped.length).toBeGreaterThan(0);
    });
  });
}
