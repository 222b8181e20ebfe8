import unittest
from email.utils import format_datetime
from datetime import datetime, timezone

from runtime.errors import TransportError
from runtime.gateway_fault import gateway_fault, gateway_refusal
from runtime.messages import Headers, HttpRequest
from runtime.operation import Operation
from runtime.rate_limit import RateLimiter
from runtime.retry import Received, RetryBudget, RetryPolicy, may_repeat, retry_after, retry_delay


def request(method="GET", headers=()):
    return HttpRequest("call", method, "https://x", Headers(headers))


def received(status, body=None, headers=()):
    return Received(status, Headers(headers), body)


THROTTLED = received(429, {"message": "Too Many Requests"})
QUOTA = received(429, {"message": "Limit Exceeded"})


class Repetition(unittest.TestCase):
    def repeats(self, method, outcome, headers=(), **operation):
        return may_repeat(Operation("call", method, "/", **operation), request(method, headers), outcome)

    def test_what_may_have_been_executed_is_repeated_only_when_that_does_no_harm(self):
        failed = TransportError("call", 1, True, OSError())
        refused = TransportError("call", 1, False, OSError())
        for method, expected in (("GET", True), ("PUT", True), ("DELETE", True), ("POST", False), ("PATCH", False)):
            with self.subTest(method=method):
                self.assertEqual(self.repeats(method, failed), expected)
                self.assertEqual(self.repeats(method, received(503)), expected)
                self.assertEqual(self.repeats(method, received(429)), expected)
                self.assertTrue(self.repeats(method, refused))
                self.assertTrue(self.repeats(method, THROTTLED))
                self.assertFalse(self.repeats(method, QUOTA))
                self.assertFalse(self.repeats(method, received(400)))

    def test_a_key_or_the_document_makes_a_post_repeatable(self):
        self.assertTrue(self.repeats("POST", received(500), {"Idempotency-Key": "k"}, idempotency_header="idempotency-key"))
        self.assertTrue(self.repeats("POST", received(500), idempotent=True))
        self.assertFalse(self.repeats("GET", received(500), idempotent=False))


class Delays(unittest.TestCase):
    def test_jitter_is_full_and_bounded(self):
        policy = RetryPolicy()
        delays = [retry_delay(policy, retry, received(500), 0, 0.5) for retry in (1, 2, 3, 30)]
        self.assertEqual(delays, [0.1, 0.2, 0.4, 10])

    def test_retry_after_is_kept_to(self):
        now = 1_700_000_000.0
        date = format_datetime(datetime.fromtimestamp(now + 5, timezone.utc), usegmt=True)
        self.assertEqual(retry_after(Headers({"Retry-After": "7"}), now), 7)
        self.assertEqual(retry_after(Headers({"Retry-After": date}), now), 5)
        self.assertIsNone(retry_after(Headers({"Retry-After": "soon"}), now))
        self.assertEqual(retry_delay(RetryPolicy(), 1, received(503, headers={"Retry-After": "10"}), now, 0), 10)
        self.assertIsNone(retry_delay(RetryPolicy(), 1, received(503, headers={"Retry-After": "61"}), now, 0))

    def test_options_change_what_they_name(self):
        self.assertEqual(RetryPolicy().changed({"attempts": 5}).attempts, 5)
        self.assertEqual(RetryPolicy().changed({"attempts": 5}).maximum_delay, 20)
        self.assertEqual(RetryPolicy().changed(False).attempts, 1)

    def test_the_budget_is_given_back_in_tenths(self):
        budget = RetryBudget(1)
        self.assertTrue(budget.take())
        self.assertFalse(budget.take())
        for _ in range(10):
            budget.give()
        self.assertTrue(budget.take())


class Gateway(unittest.TestCase):
    def test_its_answers_are_known_by_header_or_word(self):
        named = gateway_fault(403, Headers({"x-amzn-ErrorType": "ForbiddenException:http://x"}), {"message": "Forbidden"})
        self.assertEqual((named.type, named.message), ("ForbiddenException", "Forbidden"))
        self.assertEqual(gateway_fault(404, Headers(), {"message": "Not Found"}).type, "NotFoundException")
        self.assertIsNone(gateway_fault(404, Headers(), {"message": "Not Found", "id": 1}))
        self.assertIsNone(gateway_fault(404, Headers(), {"message": "No such pet"}))
        self.assertIsNone(gateway_fault(200, Headers(), {"message": "Forbidden"}))

    def test_a_rate_is_told_from_a_quota(self):
        self.assertEqual(gateway_refusal(429, Headers(), {"message": "Too Many Requests"}), "throttled")
        self.assertEqual(gateway_refusal(429, Headers(), {"message": "Limit Exceeded"}), "quota-exceeded")
        self.assertIsNone(gateway_refusal(429, Headers(), {"error": "slow down"}))


class Limits(unittest.TestCase):
    def test_requests_wait_their_turn(self):
        now = [0.0]
        limiter = RateLimiter(rate_per_second=2, burst=2, clock=lambda: now[0])
        self.assertEqual([limiter.reserve() for _ in range(4)], [0, 0, 0.5, 1.0])
        now[0] = 10
        self.assertEqual(limiter.reserve(), 0)

    def test_the_rate_follows_what_the_gateway_lets_through(self):
        now = [0.0]
        limiter = RateLimiter(rate_per_second=2, burst=1, clock=lambda: now[0])
        limiter.learn(True)
        self.assertEqual(limiter.reserve(), 1.0)
        for _ in range(50):
            limiter.learn(False)
        self.assertEqual(limiter.reserve(), 1.0)
        with self.assertRaises(ValueError):
            RateLimiter(rate_per_second=0, burst=1)
