import type { GatewayConfig } from '../config.js';
import { FilePools } from './file-pools.js';
import type { FileDoor } from './file-route.js';

const MEGABYTE = 1024 * 1024;

/** Which services files come to and go from, each with ways of its own. */
export const openFileDoors = (config: Pick<GatewayConfig, 'INTAKE_URL' | 'FUND_URL'>): FileDoor[] => [
  // The largest file of any policy of evidence.
  { service: 'intake', path: '/files', pools: new FilePools(config.INTAKE_URL), mostBytes: 100 * MEGABYTE },
  // Statements of banks; the fund counts them as well.
  { service: 'fund', path: '/files/fund', pools: new FilePools(config.FUND_URL), mostBytes: 20 * MEGABYTE },
];
