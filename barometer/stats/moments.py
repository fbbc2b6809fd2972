"""Count, total, total of squares: all a published slice keeps; mean and spread follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

ROUNDING = 1e-12  # a spread below this part of the squares is rounding in the sums, not spread


@dataclass(frozen=True)
class Moments:
    """n values by their sums. Slices that share nobody add up: `tribe_a + tribe_b`."""

    n: int
    total: float
    total_squares: float

    def __post_init__(self) -> None:
        if self.n < 0 or self.total_squares < 0:
            raise ValueError(f"not the sums of any values: {self}")

    @classmethod
    def of(cls, values: Iterable[float]) -> Moments:
        """Return the moments of the values, missing ones left out by the caller."""
        kept = list(values)
        return cls(len(kept), float(sum(kept)), float(sum(value * value for value in kept)))

    def __add__(self, other: Moments) -> Moments:
        return Moments(
            self.n + other.n, self.total + other.total, self.total_squares + other.total_squares
        )

    @property
    def mean(self) -> float | None:
        """The mean; None without values."""
        return self.total / self.n if self.n else None

    @property
    def variance(self) -> float | None:
        """The sample variance (n−1); None under two values; exactly 0 when all are the same."""
        if self.n < 2:
            return None
        squares = self.total_squares - self.total * self.total / self.n
        return squares / (self.n - 1) if squares > ROUNDING * self.total_squares else 0.0

    @property
    def sd(self) -> float | None:
        """The sample standard deviation, in the unit of the values; None under two values."""
        variance = self.variance
        return None if variance is None else sqrt(variance)


NOBODY = Moments(0, 0.0, 0.0)
