# Yours: Gatewright writes this file once and never again.
"""Tests of the functions: `python -m unittest`."""

import os

# What functions log would stand between the results.
os.environ.setdefault("LOG_LEVEL", "FATAL")
