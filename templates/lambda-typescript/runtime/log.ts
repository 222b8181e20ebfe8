import { environmentVariable, now, writeLine } from "./platform.js";

export interface LogFields {
  readonly [name: string]: unknown;
}

/** Writes lines of JSON, so that filters and queries of a log group can read them. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger;
}

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;
type Level = (typeof levels)[number];

/**
 * Lines below the level of `LOG_LEVEL`, or else of `AWS_LAMBDA_LOG_LEVEL`, which Lambda sets from the function's logging
 * configuration, are not written; without either, those below `INFO`. `timestamp` and `level` have the form that Lambda
 * knows: it passes such lines on as they are.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function createLogger(fields: LogFields): Logger {
  const write = (level: Level, message: string, more: LogFields = {}): void => {
    if (levels.indexOf(level) < levels.indexOf(lowestLevel())) return;
    const own = { timestamp: now().toISOString(), level, message };
    // Lambda reads these: they keep their meaning, whatever a line adds.
    writeLine(textOf({ ...own, ...fields, ...more, ...own }));
  };
  return {
    debug: (message, more) => write("DEBUG", message, more),
    info: (message, more) => write("INFO", message, more),
    warn: (message, more) => write("WARN", message, more),
    error: (message, more) => write("ERROR", message, more),
    with: (more) => createLogger({ ...fields, ...more }),
  };
}

/** Asked for at each line: tests, and code that runs before the handler, may set it late. */
function lowestLevel(): Level {
  const wanted = (environmentVariable("LOG_LEVEL") || environmentVariable("AWS_LAMBDA_LOG_LEVEL") || "").toUpperCase();
  return levels.find((level) => level === wanted) ?? "INFO";
}

/** What cannot be written as JSON must not take the answer with it. */
function textOf(entry: LogFields): string {
  try {
    return JSON.stringify(entry, readable);
  } catch (error) {
    const { timestamp, level, message } = entry;
    return JSON.stringify({ timestamp, level, message, unreadable: String(error) });
  }
}

/** Errors have no members of their own that JSON would show, and big integers have no form in it. */
const readable = (_: string, value: unknown): unknown =>
  value instanceof Error ? describeError(value) : typeof value === "bigint" ? value.toString() : value;

const describeError = ({ name, message, stack, cause }: Error): LogFields => ({
  name,
  message,
  stack,
  ...(cause === undefined ? {} : { cause }),
});
