import { exampleResponse, type ResultForm } from "../client/example-response.js";
import { stringLiteral, valueLiteral } from "../python/literal.js";
import { callText, generatedHeader } from "../python/module-text.js";
import type { ClientModel, ClientOperation } from "./client-model.js";

/** `mock.py`: transports that answer with the document's examples. */
export function mockModule({ operations, types }: ClientModel): string {
  const entries = operations.flatMap((each) => {
    const example = exampleResponse(each.operation, resultForm(each), types.byId);
    if (example === undefined) return [];
    const { status, body, contentType } = example;
    const values = [
      ...(status === 200 ? [] : [`status=${status}`]),
      ...(body === undefined ? [] : [`body=${valueLiteral(body)}`]),
      ...(contentType === undefined ? [] : [`headers={"Content-Type": ${stringLiteral(contentType)}}`]),
    ];
    return [`    ${stringLiteral(each.method)}: ${callText("MockResponse", values, "    ")},\n`];
  });
  return `${generatedHeader}
"""Answers with the document's examples, for tests that call no API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ._runtime.mock import Answer, AsyncMockTransport, MockResponse, MockTransport

EXAMPLES: Final[Mapping[str, MockResponse]] = {
${entries.join("")}}
"""By the name of the client's method."""


def mock_transport(answers: Mapping[str, Answer] | None = None) -> MockTransport:
    """Answers every call by itself.

    Args:
        answers: In place of the examples, by the name of the client's method.
    """
    return MockTransport({**EXAMPLES, **(answers or {})})


def async_mock_transport(answers: Mapping[str, Answer] | None = None) -> AsyncMockTransport:
    """Answers every call by itself; see \`mock_transport\`."""
    return AsyncMockTransport({**EXAMPLES, **(answers or {})})
`;
}

function resultForm({ pagination, stream }: ClientOperation): ResultForm {
  if (pagination !== undefined) return { kind: "pages", pagination: pagination.form };
  return { kind: stream?.result.isOnly === true ? stream.result.kind : "whole" };
}
