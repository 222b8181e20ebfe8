"""Signatures against the examples that AWS publishes, and against botocore where it is installed."""

import random
import unittest
from datetime import datetime, timezone

from runtime.messages import Headers, HttpRequest
from runtime.sigv4 import AwsCredentials, SigV4

try:
    import botocore.auth
    import botocore.awsrequest
    import botocore.credentials
except ImportError:
    botocore = None

MOMENT = datetime(2015, 8, 30, 12, 36, tzinfo=timezone.utc)
KEY = AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")


def signature(method, url, headers=(), body=None, credentials=KEY):
    request = HttpRequest("call", method, url, Headers(headers), body)
    signed = SigV4(credentials, "us-east-1", "service", lambda: MOMENT).sign(request)
    return signed.headers["authorization"]


class Vectors(unittest.TestCase):
    """The aws-sig-v4-test-suite."""

    def check(self, expected, *arguments):
        self.assertTrue(signature(*arguments).endswith(f"Signature={expected}"), signature(*arguments))

    def test_get_vanilla(self):
        self.check("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", "GET", "https://example.amazonaws.com/")

    def test_get_vanilla_query_order_key_case(self):
        self.check(
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            "GET",
            "https://example.amazonaws.com/?Param2=value2&Param1=value1",
        )

    def test_post_vanilla(self):
        self.check("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", "POST", "https://example.amazonaws.com/")

    def test_get_header_value_trim(self):
        self.check(
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
            "GET",
            "https://example.amazonaws.com/",
            [("My-Header1", " value1"), ("My-Header2", ' "a   b   c"')],
        )


class Region(unittest.TestCase):
    def test_the_gateways_own_address_tells_it(self):
        request = HttpRequest("call", "GET", "https://a1.execute-api.eu-west-1.amazonaws.com/prod", Headers())
        self.assertIn("/eu-west-1/execute-api/", SigV4(KEY).sign(request).headers["authorization"])
        with self.assertRaises(ValueError):
            SigV4(KEY).sign(HttpRequest("call", "GET", "https://api.example.com/", Headers()))


@unittest.skipIf(botocore is None, "botocore is not installed")
class AgainstBotocore(unittest.TestCase):
    def test_random_requests_have_the_same_signature(self):
        chance = random.Random(7)
        texts = ["a", "b c", "d/e", "é", "~", "f=g", "%2F", "+", "*", "日本"]
        from urllib.parse import quote

        for _ in range(300):
            path = "/".join(quote(chance.choice(texts), safe="") for _ in range(chance.randint(0, 4)))
            query = "&".join(
                f"{quote(chance.choice(texts), safe='')}={quote(chance.choice(texts), safe='')}"
                for _ in range(chance.randint(0, 4))
            )
            url = f"https://api.example.com/{path}{'?' if query else ''}{query}"
            body = chance.choice([None, b"{}", "é".encode()])
            method = chance.choice(["GET", "POST", "DELETE"])
            headers = {"Content-Type": "application/json", "X-A": " a   b "}
            token = chance.choice([None, "session"])
            theirs = botocore.awsrequest.AWSRequest(method=method, url=url, headers=dict(headers), data=body or b"")
            credentials = botocore.credentials.Credentials(KEY.access_key_id, KEY.secret_access_key, token)
            botocore.auth.SigV4Auth(credentials, "execute-api", "us-east-1").add_auth(theirs)
            moment = datetime.strptime(theirs.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ")
            own = AwsCredentials(KEY.access_key_id, KEY.secret_access_key, token)
            ours = SigV4(own, "us-east-1", clock=lambda: moment).sign(
                HttpRequest("call", method, url, Headers(headers), body)
            )
            self.assertEqual(ours.headers["authorization"], theirs.headers["Authorization"], url)
