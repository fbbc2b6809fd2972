"""What could reach a person is masked, what merely looks numeric is not."""

from __future__ import annotations

import pytest

from pipelines.masking import mask


@pytest.mark.parametrize(
    ("comment", "masked"),
    [
        ("write to jo.doe+x@product.example please", "write to [e-mail] please"),
        ("voir https://wiki.example/page?id=1.", "voir [link]"),
        ("call +33 6 12 34 56 78 today", "call [phone] today"),
        ("appelez le 06.12.34.56.78", "appelez le [phone]"),
    ],
)
def test_mask_hides(comment: str, masked: str) -> None:
    assert mask(comment) == masked


@pytest.mark.parametrize(
    "comment", ["in 2025 we had 12 tools", "from 4-5 to 22 people", "93 % of 60, or 2025-11-28"]
)
def test_mask_leaves(comment: str) -> None:
    assert mask(comment) == comment
