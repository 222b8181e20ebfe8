import type { Connection } from "./connection.js";
import { ApiError } from "./errors.js";
import type { Operation, RequestOptions } from "./method.js";
import type { OperationArguments, OperationDescriptor, ReadBody } from "./operation.js";
import type { ReceivedResponse } from "./response.js";
import { send, sendForBody } from "./send.js";

/** Makes the function of an operation from its description. Nothing happens until it is called. */
export function operation<Arguments, Result, Responses, IsOptional extends boolean = false>(
  name: string,
  descriptor: OperationDescriptor,
): Operation<Arguments, Result, Responses, IsOptional> {
  type Call = [connection: Connection, input?: OperationArguments, options?: RequestOptions];
  const call = (...[connection, input, options]: Call): Promise<unknown> =>
    sendForBody(connection, name, descriptor, input, options);
  const raw = (...[connection, input, options]: Call): Promise<ReceivedResponse> =>
    send(connection, name, descriptor, input, options);
  const open = (...[connection, input, options]: Call): Promise<unknown> =>
    sendForBody(connection, name, descriptor, input, { ...options, readBody: keepResponse });
  const isError = (error: unknown): boolean => error instanceof ApiError && error.operation === name;
  return Object.assign(call, { raw, open, isError }) as unknown as Operation<Arguments, Result, Responses, IsOptional>;
}

/** The caller reads the body. */
const keepResponse: ReadBody = async (response) => response;
