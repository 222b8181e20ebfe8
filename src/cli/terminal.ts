/** What a command may ask of the process it runs in; tests pass their own. */
export interface Terminal {
  /** Absolute path. */
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether somebody reads the stream at a screen that shows colours. */
  readonly colored: { readonly output: boolean; readonly errors: boolean };
  writeOutput(text: string): void;
  writeError(text: string): void;
}

export const exitCodes = { success: 0, failure: 1, usage: 2, internal: 70 } as const;

/** 0: done. 1: errors were reported. 2: the command line is wrong. 70: a mistake in Gatewright (EX_SOFTWARE of sysexits.h). */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** How a command hands back its exit code. */
export type Finish = (code: ExitCode) => void;
