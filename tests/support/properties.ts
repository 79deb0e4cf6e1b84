import fc from 'fast-check';

// The same code gives the same result: what CI says of a commit it says again. `npm run test:properties` looks further, from
// seeds of its own; what it finds names its seed, and PROPERTY_SEED repeats it.
const { PROPERTY_SEED } = process.env;
fc.configureGlobal({ seed: PROPERTY_SEED ? Number(PROPERTY_SEED) : 20_270_707 });
