/** A command that ended badly; its own output has said why. */
export class CommandFailed extends Error {
  constructor(message: string, exitCode: number);
  exitCode: number;
}

/** Runs a command to its end, without input; answers what it wrote to standard output, when captured. */
export function runCommand(
  command: string,
  commandArguments: string[],
  options?: {
    env?: NodeJS.ProcessEnv;
    cwd?: string;
    output?: 'inherit' | 'capture';
    user?: { uid: number; gid: number };
    signal?: AbortSignal;
  },
): Promise<string>;

/** The exit code a shell would report. */
export function exitCodeOf(code: number | null, killedBy: NodeJS.Signals | null): number;
