"""CloudFront's answers: XML in its own namespace, with an entity tag."""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from ..gateway.service import StartResponse

SPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
MODIFIED = "2024-01-01T00:00:00Z"
ElementTree.register_namespace("", SPACE)


def tagged(name: str) -> str:
    """A name in CloudFront's namespace."""
    return f"{{{SPACE}}}{name}"


def element(name: str, *children: ElementTree.Element, text: str | None = None, **texts: str) -> ElementTree.Element:
    """An element with a child for each text, and with further children."""
    made = ElementTree.Element(tagged(name))
    made.text = text
    made.extend([element(child, text=content) for child, content in texts.items()])
    made.extend(children)
    return made


def body_of(environ: dict[str, Any]) -> ElementTree.Element:
    """What a request brings."""
    return ElementTree.fromstring(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))


def error(code: str, message: str) -> ElementTree.Element:
    """A refusal."""
    return element("ErrorResponse", element("Error", Type="Sender", Code=code, Message=message))


def respond(
    start: StartResponse, status: int, answer: ElementTree.Element | None, etag: str = "E1"
) -> Iterable[bytes]:
    """Answers with an element, or with nothing."""
    body = ElementTree.tostring(answer, xml_declaration=True, encoding="UTF-8") if answer is not None else b""
    headers = [("Content-Type", "text/xml"), ("Content-Length", str(len(body))), ("ETag", etag)]
    start(f"{status} Answered", headers)
    return [body]
