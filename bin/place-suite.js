#!/usr/bin/env node
// Runs the TypeScript door as it stands, so that a checkout never runs a stale build.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./place-suite.ts');
process.exitCode = await main(process.argv);
