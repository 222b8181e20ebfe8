"""CloudFront's distributions. moto has them and forgets part of what it is told: where they log, and the certificate.

https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs
from xml.etree.ElementTree import Element

from ..gateway.service import StartResponse
from ..gateway.store import new_id
from .xml import MODIFIED, body_of, element, error, respond, tagged

ADDRESS = re.compile(r"/2020-05-31/distribution(?:/([^/]+))?(/config)?/?")
TAGGING = "/2020-05-31/tagging"
Refusal = tuple[int, str, str]


@dataclass
class Distribution:
    """A configuration is kept as the XML that it came in: every answer says it again."""

    account: str
    config: Element
    identifier: str = field(default_factory=lambda: f"E{new_id(13).upper()}")
    revision: int = 1
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def arn(self) -> str:
        return f"arn:aws:cloudfront::{self.account}:distribution/{self.identifier}"

    @property
    def etag(self) -> str:
        return f"E{self.revision}"

    @property
    def reference(self) -> str:
        """What the caller named the call that made it by; it makes no other one."""
        return self.config.findtext(tagged("CallerReference"), "")

    @property
    def enabled(self) -> bool:
        return self.config.findtext(tagged("Enabled")) == "true"

    def described(self, name: str = "Distribution") -> Element:
        return element(
            name, *(element(each, Enabled="false", Quantity="0") for each in ("ActiveTrustedSigners", "ActiveTrustedKeyGroups")),
            self.config, Id=self.identifier, ARN=self.arn, Status="Deployed", LastModifiedTime=MODIFIED,
            InProgressInvalidationBatches="0", DomainName=f"{self.identifier.lower()}.cloudfront.net",
        )


def _settled(config: Element) -> Element:
    """A configuration with what the service answers with although nobody sent it."""
    nothing = [element(each, Quantity="0") for each in ("Aliases", "OriginGroups", "CacheBehaviors", "CustomErrorResponses")]
    for default in [*nothing, element("Logging", Enabled="false", IncludeCookies="false", Bucket="", Prefix="")]:
        if config.find(default.tag) is None:
            config.append(default)
    return config


class Distributions:
    """Distributions of all accounts; what is done to one is in effect at once."""

    def __init__(self) -> None:
        self._distributions: dict[tuple[str, str], Distribution] = {}

    def answers(self, environ: dict[str, Any]) -> bool:
        path = environ["PATH_INFO"]
        return ADDRESS.fullmatch(path) is not None or path == TAGGING

    def answer(self, environ: dict[str, Any], account: str, region: str, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == TAGGING:
            return self._tagging(environ, account, start)
        address = ADDRESS.fullmatch(environ["PATH_INFO"])
        identifier, config_only = (address.group(1), address.group(2)) if address else (None, None)
        method = environ["REQUEST_METHOD"]
        if identifier is None:
            return respond(start, 200, self._listed(account)) if method == "GET" else self._create(environ, account, start)
        found = self._distributions.get((account, identifier))
        if found is None:
            return respond(start, 404, error("NoSuchDistribution", f"No distribution {identifier}"))
        refusal = None if method == "GET" else _refusal(environ, found)
        if refusal is not None:
            return respond(start, refusal[0], error(*refusal[1:]))
        if method == "DELETE":
            del self._distributions[(account, identifier)]
            return respond(start, 204, None)
        if method == "PUT":
            found.config = _settled(body_of(environ))
            found.revision += 1
        return respond(start, 200, found.config if config_only and method == "GET" else found.described(), found.etag)

    def _create(self, environ: dict[str, Any], account: str, start: StartResponse) -> Iterable[bytes]:
        body = body_of(environ)
        inner = body.find(tagged("DistributionConfig"))
        made = Distribution(account, _settled(body if inner is None else inner))
        if any(key[0] == account and found.reference == made.reference for key, found in self._distributions.items()):
            return respond(start, 409, error("DistributionAlreadyExists", f"{made.reference} has made another one."))
        made.tags = _tags(body)
        self._distributions[(account, made.identifier)] = made
        return respond(start, 201, made.described(), made.etag)

    def _listed(self, account: str) -> Element:
        own = [found.described("DistributionSummary") for key, found in self._distributions.items() if key[0] == account]
        items = [element("Items", *own)] if own else []
        return element(
            "DistributionList", *items, Marker="", MaxItems="100", IsTruncated="false", Quantity=str(len(own)),
        )

    def _tagging(self, environ: dict[str, Any], account: str, start: StartResponse) -> Iterable[bytes]:
        query = {key: values[0] for key, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        found = self._distributions.get((account, query["Resource"].rsplit("/", 1)[1]))
        if found is None:
            return respond(start, 404, error("NoSuchResource", f"No resource {query['Resource']}"))
        if environ["REQUEST_METHOD"] == "GET":
            items = [element("Tag", Key=key, Value=value) for key, value in found.tags.items()]
            return respond(start, 200, element("Tags", element("Items", *items)))
        body = body_of(environ)
        if query["Operation"] == "Tag":
            found.tags.update(_tags(body))
        else:
            gone = [key.text for key in body.iter(tagged("Key"))]
            found.tags = {key: value for key, value in found.tags.items() if key not in gone}
        return respond(start, 204, None)


def _refusal(environ: dict[str, Any], found: Distribution) -> Refusal | None:
    """A change names the revision that it was made of, and only what is disabled can be deleted."""
    if environ.get("HTTP_IF_MATCH") != found.etag:
        return 412, "PreconditionFailed", "The If-Match version is not that of the distribution."
    if environ["REQUEST_METHOD"] == "DELETE" and found.enabled:
        return 409, "DistributionNotDisabled", "The distribution you are trying to delete has not been disabled."
    return None


def _tags(body: Element) -> dict[str, str]:
    return {
        tag.findtext(tagged("Key"), ""): tag.findtext(tagged("Value"), "") for tag in body.iter(tagged("Tag"))
    }
