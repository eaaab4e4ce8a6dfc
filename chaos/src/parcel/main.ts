import {
  createLog,
  type Log,
  type Running,
  readConfig,
  runProcess,
  ServiceConfig,
  startService,
} from '@complaints/kit';
import { z } from 'zod';
import { startMoveDoor } from './move-door.js';
import { receiver, sender } from './services.js';

/** `node main.js sender|receiver`: one of the two services; the sender's door for moves listens on DOOR_PORT. */
const service = process.argv[2] === 'receiver' ? receiver : sender;
const log = createLog(service.name, process.env.LOG_LEVEL ?? 'info');
await runProcess(log, () => start(log));

async function start(log: Log): Promise<Running> {
  const config = readConfig(ServiceConfig.extend({ DOOR_PORT: z.coerce.number().int().optional() }), process.env);
  const running = await startService(service, { config, log });
  if (!config.DOOR_PORT) return running;
  const door = await startMoveDoor(running.dataSource, config.DOOR_PORT, log);
  return {
    async stop() {
      await door.stop();
      await running.stop();
    },
  };
}
