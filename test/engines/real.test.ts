import { inject } from 'vitest';
import { proveSql } from './proof.js';
import { REAL } from './walked.js';

proveSql(inject('engines'), REAL);
