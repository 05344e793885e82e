import { inject } from 'vitest';
import { proveSql } from './proof.js';
import { SYNTHETIC } from './walked.js';

proveSql(inject('engines'), SYNTHETIC);
