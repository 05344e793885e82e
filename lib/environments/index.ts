/** Every environment there is, by name. */
import type { Environment } from './environment.js';
import { live } from './live.js';
import { rehearsal } from './rehearsal.js';

export const environments: Readonly<Record<string, Environment>> = { live, rehearsal };
