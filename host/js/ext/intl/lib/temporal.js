// Temporal (tc39.es/proposal-temporal): the npm package, which is loaded when it is first needed.
export { Temporal, toTemporalInstant } from 'temporal-polyfill/implementation';
