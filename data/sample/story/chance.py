"""Chance that always falls the same way: the same words give the same numbers, anywhere.

Only `random.Random.random` is used, which Python promises to keep stable between versions.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of numbers named by its key, so that one part of the story never moves another."""

    def __init__(self, *key: object) -> None:
        self._random = random.Random("barometer/" + "/".join(map(str, key)))  # noqa: S311

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def normal(self, spread: float = 1.0) -> float:
        """A normal number around 0 (Box–Muller)."""
        radius = math.sqrt(-2 * math.log(1 - self.share()))
        return spread * radius * math.cos(2 * math.pi * self.share())

    def count(self, mean: float) -> int:
        """A Poisson count (Knuth)."""
        limit, count, product = math.exp(-mean), 0, self.share()
        while product > limit:
            count, product = count + 1, product * self.share()
        return count

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.share() * len(items))]

    def order(self, items: Sequence[T]) -> list[T]:
        """The items, shuffled."""
        keys = [self.share() for _ in items]
        return [items[i] for i in sorted(range(len(items)), key=keys.__getitem__)]

    def draw(self, items: Sequence[T], weights: Sequence[float], size: int) -> list[T]:
        """`size` different items, heavier ones more likely, in the order of `items`."""
        keys = [self.share() ** (1 / w) if w > 0 else -1.0 for w in weights]
        best = sorted(range(len(items)), key=lambda i: -keys[i])[:size]
        return [items[i] for i in sorted(best)]
