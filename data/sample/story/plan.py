"""What the story is about: tribes, editions, where the scores and the pain points go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TRIBES = ("Search", "Checkout", "Partners", "Platform", "Loyalty", "Labs")
FORMER_NAMES = {"Loyalty": ("CRM", 2)}  # the name before the edition of that index
THEMES = ("culture", "organization", "practices", "data", "community")
LAST_DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Edition:
    """An edition: its days, and by tribe how many were invited and how many answered."""

    index: int
    name: str
    opens_on: date
    closes_on: date
    invited: tuple[int, ...]
    responded: tuple[int, ...]
    scores: tuple[float, ...]  # mean theme score to reach, in the order of THEMES

    def tribe_name(self, tribe: str) -> str:
        """What the tribe was called at the time."""
        former, renamed_in = FORMER_NAMES.get(tribe, (tribe, 0))
        return former if self.index < renamed_in else tribe


EDITIONS = (
    Edition(
        index=0,
        name="2025-S1",
        opens_on=date(2025, 6, 2),
        closes_on=date(2025, 6, 13),
        invited=(13, 12, 10, 8, 7, 4),
        responded=(9, 8, 6, 5, 5, 3),
        scores=(54.5, 47.5, 46.0, 39.5, 52.5),
    ),
    Edition(
        index=1,
        name="2025-S2",
        opens_on=date(2025, 11, 17),
        closes_on=date(2025, 11, 28),
        invited=(14, 13, 10, 9, 7, 4),
        responded=(11, 10, 8, 7, 5, 3),
        scores=(57.0, 50.5, 49.0, 42.0, 56.0),
    ),
    Edition(
        index=2,
        name="2026-S1",
        opens_on=date(2026, 6, 1),
        closes_on=date(2026, 6, 12),
        invited=(15, 13, 11, 9, 7, 4),
        responded=(13, 11, 9, 8, 6, 3),
        scores=(60.0, 54.6, 51.5, 45.2, 59.8),
    ),
    Edition(
        index=3,
        name="2026-S2",
        opens_on=date(2026, 11, 2),
        closes_on=date(2026, 11, 13),
        invited=(15, 13, 11, 9, 8, 4),
        responded=(14, 12, 10, 9, 7, 4),
        scores=(60.3, 53.3, 59.4, 56.2, 61.4),
    ),
)

# The share of respondents who tick each pain point, edition by edition. Some fall after an
# initiative (data_access, templates_differ, user_recruiting, onboarding), some rise, most stay.
PAIN_SHARES = {
    "vision_unclear": (0.25, 0.25, 0.24, 0.23),
    "output_over_outcome": (0.28, 0.27, 0.26, 0.27),
    "users_too_late": (0.31, 0.30, 0.28, 0.25),
    "failure_hidden": (0.17, 0.16, 0.16, 0.14),
    "late_roadmap": (0.36, 0.39, 0.42, 0.46),
    "dependencies": (0.33, 0.36, 0.40, 0.39),
    "decisions_unclear": (0.28, 0.30, 0.30, 0.27),
    "no_discovery_time": (0.39, 0.39, 0.38, 0.41),
    "templates_differ": (0.31, 0.32, 0.30, 0.18),
    "tools_disconnected": (0.28, 0.27, 0.30, 0.32),
    "user_recruiting": (0.33, 0.34, 0.32, 0.21),
    "no_look_back": (0.22, 0.23, 0.22, 0.16),
    "slow_experiments": (0.19, 0.18, 0.20, 0.20),
    "data_access": (0.58, 0.59, 0.56, 0.29),
    "figures_disagree": (0.31, 0.32, 0.34, 0.38),
    "tracking_gaps": (0.25, 0.23, 0.22, 0.21),
    "no_success_measure": (0.22, 0.23, 0.20, 0.18),
    "duplicate_work": (0.17, 0.18, 0.20, 0.20),
    "knowledge_scattered": (0.33, 0.30, 0.30, 0.29),
    "alone_with_problem": (0.22, 0.20, 0.18, 0.16),
    "onboarding": (0.19, 0.20, 0.18, 0.13),
}

# How a tribe or a discipline differs from the rest, in answers (1 = one box on the scale of 5).
LEANINGS = {
    ("Search", "data"): -0.15,
    ("Search", "community"): 0.15,
    ("Checkout", "practices"): 0.25,
    ("Checkout", "culture"): 0.10,
    ("Partners", "organization"): -0.35,
    ("Partners", "data"): -0.15,
    ("Platform", "data"): 0.30,
    ("Platform", "culture"): -0.20,
    ("Loyalty", "community"): -0.25,
    ("Loyalty", "organization"): 0.20,
    ("Labs", "culture"): 0.35,
    ("Labs", "practices"): 0.20,
    ("product_analytics", "data"): 0.40,
    ("product_leadership", "culture"): 0.30,
    ("product_leadership", "organization"): 0.40,
    ("user_research", "practices"): 0.25,
    ("product_design", "data"): -0.15,
    ("junior", "community"): -0.15,
}

# Tribes that had the self-service dashboards before the last edition moved more than the others.
DASHBOARD_TRIBES = ("Search", "Checkout", "Partners", "Loyalty")
