export { quorumFor } from './domain/quorum.js';
