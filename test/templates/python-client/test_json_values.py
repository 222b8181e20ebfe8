import math
import unittest

from runtime.json_values import is_multiple


class Multiples(unittest.TestCase):
    def test_quotients_may_be_too_large(self):
        for value, step in ((1e308, 1e-300), (math.inf, 2.0), (10**400, 0.1)):
            with self.subTest(value=value, step=step):
                self.assertTrue(is_multiple(value, step))

    def test_only_the_rounding_of_fractions_is_allowed_for(self):
        self.assertTrue(is_multiple(0.3, 0.1))
        self.assertFalse(is_multiple(0.35, 0.1))
        self.assertFalse(is_multiple(1.0000000001, 1))
