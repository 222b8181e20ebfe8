import type { ResponseSchemas } from "../client/response-schemas.js";
import { stringLiteral, valueLiteral } from "../python/literal.js";
import { generatedHeader } from "../python/module-text.js";
import type { ClientModel } from "./client-model.js";

/** `validation.py`: middleware that holds JSON bodies of responses against their schemas. */
export function validationModule({ operations }: ClientModel, found: ResponseSchemas): string {
  const methods = new Map(operations.map(({ operation, method }) => [operation.id, method]));
  const responses = found.operations.map(({ operation, schemas }) => {
    const lines = schemas.map(([status, schema]) => `        ${entry(status, schema)}`);
    return `    ${stringLiteral(methods.get(operation.id) ?? operation.id)}: {\n${lines.join("")}    },\n`;
  });
  return `${generatedHeader}
"""Holds JSON bodies of responses against their schemas: \`Client(middleware=[validation()])\`."""

from __future__ import annotations

from typing import Final

from ._runtime.environment import AsyncMiddleware, Middleware
from ._runtime.schema import NamedSchemas, ResponseSchemas
from ._runtime.schema_check import Problem
from ._runtime.validation import (
    ValidationError,
    async_validation_middleware,
    validation_middleware,
)

__all__ = ["Problem", "ValidationError", "async_validation", "validation"]

_RESPONSES: Final[ResponseSchemas] = {
${responses.join("")}}

_SCHEMAS: Final[NamedSchemas] = {
${found.named.map(([id, schema]) => `    ${entry(id, schema)}`).join("")}}


def validation() -> Middleware:
    """Ends a call with a \`ValidationError\` where its response is not as described."""
    return validation_middleware(_RESPONSES, _SCHEMAS)


def async_validation() -> AsyncMiddleware:
    """As \`validation\`, for the client that waits."""
    return async_validation_middleware(_RESPONSES, _SCHEMAS)
`;
}

const entry = (key: string, schema: Parameters<typeof valueLiteral>[0]): string =>
  `${stringLiteral(key)}: ${valueLiteral(schema)},\n`;
