"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# how long an example takes says something of the machine and what else runs on it, not of the code
settings.register_profile("factcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factcheck")
