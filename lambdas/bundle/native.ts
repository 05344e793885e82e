/** Packages with a binary: their JavaScript, and the binary for the processor of the cloud, whatever this machine is. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Architecture = 'arm64' | 'x86_64';

interface Wanted {
  root: string;
  folder: string;
  architecture: Architecture;
  names: readonly string[];
}

interface Manifest {
  version: string;
  optionalDependencies?: Record<string, string>;
}

const manifestOf = (packageFolder: string): Manifest => JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as Manifest;

/** Copies each package, and of its optional binaries the one that fits, into the folder's node_modules. */
export function copyPackages({ root, folder, architecture, names }: Wanted): void {
  for (const name of names) {
    const own = path.join(root, 'node_modules', name);
    cpSync(own, path.join(folder, 'node_modules', name), { recursive: true, dereference: true });
    const fitting = Object.entries(manifestOf(own).optionalDependencies ?? {}).find(([binary]) => fits(binary, architecture));
    if (fitting === undefined) continue;
    const [binary, version] = fitting;
    cpSync(binaryFolder(root, architecture, binary, version), path.join(folder, 'node_modules', binary), { recursive: true, dereference: true });
  }
}

/** Lambda is Linux with glibc. */
const fits = (binary: string, architecture: Architecture): boolean =>
  new RegExp(`-linux-${architecture === 'arm64' ? 'arm64' : 'x64'}(-gnu|-glibc)?$`).test(binary);

/** Where the binary is: installed already when it is this machine's, otherwise fetched once. */
function binaryFolder(root: string, architecture: Architecture, binary: string, version: string): string {
  const installed = path.join(root, 'node_modules', binary);
  if (existsSync(installed)) return installed;
  const cache = path.join(root, 'dist', 'native', architecture);
  const fetched = path.join(cache, 'node_modules', binary);
  if (existsSync(fetched) && manifestOf(fetched).version === version) return fetched;
  mkdirSync(cache, { recursive: true });
  const cpu = architecture === 'arm64' ? 'arm64' : 'x64';
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--force'];
  execFileSync('npm', ['install', '--prefix', cache, '--os=linux', `--cpu=${cpu}`, '--libc=glibc', ...quiet, `${binary}@${version}`], { stdio: 'pipe' });
  return fetched;
}
