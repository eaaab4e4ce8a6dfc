import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

/** Writes how the pool of connections stands: all there are, those idle, and how many wait for one. */
export function readPool(registry: Registry, dataSource: DataSource): void {
  const { master } = dataSource.driver as unknown as { master?: Pool };
  if (!master) return;
  const connections = new Gauge({
    name: 'pool_connections',
    help: 'Connections to the database: all, those idle, and how many wait for one.',
    labelNames: ['state'],
    registers: [registry],
  });
  connections.set({ state: 'total' }, master.totalCount);
  connections.set({ state: 'idle' }, master.idleCount);
  connections.set({ state: 'waiting' }, master.waitingCount);
}
