/** What the proof of a deploy needs on this machine: from package registries, by name, with two tries; otherwise a reason why it was not run. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installCommands, installTrino, twice } from '../engines/install.js';

export interface Tools {
  /** Folder of the commands of the emulator's Python. */
  python: string;
  /** Folder of Node as Lambda has it. */
  node: string;
  trino: string;
}

const EMULATOR = ['ministack[full]==1.5.33'];
const LINTERS = ['cfn-lint==1.58.0', 'checkov==3.3.30'];
/** Of the runtime nodejs24.x; packed for this machine's processor. */
const NODE = `node-linux-${process.arch}@24.21.0`;

/** @param shared where Trino is installed for other proofs, too. @throws NotRun */
export function installTools(home: string, shared: string): Tools {
  mkdirSync(home, { recursive: true });
  installCommands({ python3: 'python3', openssl: 'openssl' });
  const trino = path.join(shared, 'trino');
  installTrino(trino);
  const python = installPython(path.join(home, 'venv'), EMULATOR);
  // Apart: they want other versions of the same packages than the emulator.
  installPython(path.join(home, 'lint'), LINTERS);
  return { python, node: installNode(path.join(home, 'n24')), trino };
}

/** @returns its folder of commands. What was broken off is made again */
function installPython(folder: string, packages: readonly string[]): string {
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    if (!pythonMakes(folder)) {
      installCommands({ 'python3-venv': 'python3-venv' });
      twice('python3 -m venv', 'python3', ['-m', 'venv', folder]);
    }
    twice(`pip install ${packages.join(' ')}`, path.join(folder, 'bin', 'pip'), ['install', '-q', ...packages]);
    writeFileSync(done, packages.join('\n'));
  }
  return path.join(folder, 'bin');
}

/** Debian has the command without what it needs, in a package apart. */
function pythonMakes(folder: string): boolean {
  try {
    twice('python3 -m venv', 'python3', ['-m', 'venv', folder]);
    return true;
  } catch {
    return false;
  }
}

function installNode(folder: string): string {
  const bin = path.join(folder, 'node_modules', NODE.split('@')[0] as string, 'bin');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(bin)) twice('npm install', 'npm', ['install', '--silent', '--no-fund', '--no-audit', '--prefix', folder, NODE]);
  return bin;
}
