"""Early answers and late ones: where to cut, so that the two halves are most equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


def cut_in_halves(moments: Sequence[datetime]) -> datetime | None:
    """Return the first moment of the later half; None where all answered at the same moment.

    Those of one moment stay together; of two cuts as good, the earlier half is the smaller.
    """
    ordered = sorted(moments)
    cuts = [i for i in range(1, len(ordered)) if ordered[i - 1] < ordered[i]]
    if not cuts:
        return None
    return ordered[min(cuts, key=lambda i: (abs(len(ordered) - 2 * i), i))]
