/** A real Chromium, headless: the machine's own, else installed by its package manager. Pages are opened as files: nothing is served, nothing is fetched. */
import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const TRIES = 2;

const found = (): string | undefined => NAMES.find((name) => spawnSync(name, ['--version']).status === 0);

function install(): void {
  spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 240_000 });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore', timeout: 600_000 });
}

/** The running browser, or why there is none. */
export async function openBrowser(): Promise<{ browser: Browser } | { reason: string }> {
  for (let tries = 0; tries < TRIES && found() === undefined; tries += 1) install();
  const name = found();
  if (name === undefined) return { reason: `there is no Chromium, and it could not be installed in ${TRIES} tries` };
  const executablePath = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
  return { browser: await chromium.launch({ executablePath, args: ['--no-sandbox'] }) };
}
