/** Every generated case is the same on every run: what fails once fails again. A test may name a seed of its own. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_123 });
