"""What makes one kind of document differ from another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .store import Document, Path, Store

Fill = Callable[[Store, Path, Document], None]
Present = Callable[[Store, Path, Document, Mapping[str, Any]], Document]


def nothing_more(store: Store, path: Path, document: Document) -> None:
    """Fills nothing in, refuses nothing."""


def as_it_is(store: Store, path: Path, document: Document, parameters: Mapping[str, Any]) -> Document:
    """Shows a document as it is stored."""
    return document


@dataclass(frozen=True)
class Rule:
    """A kind of document: how it is named, filled in, checked and shown.

    `fill` works in what the service makes or defaults and may make further documents; `check` refuses what the service
    refuses; `check_delete` refuses to delete what something still needs. All take the path of the document.
    """

    key: str
    generated_key: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Members of the request that the document has under another name."""
    unstored: Mapping[str, str] = field(default_factory=dict)
    """Members of the request that no answer has, each with the reason why nothing is lost."""
    made_once: tuple[str, ...] = ()
    """Members that stay as they are when the document is replaced."""
    fill: Fill = nothing_more
    check: Fill = nothing_more
    check_delete: Fill = nothing_more
    present: Present = as_it_is
    merged_maps: tuple[str, ...] = ()
    """Maps that an update of version 2 adds to; a key with an empty value is taken out."""
