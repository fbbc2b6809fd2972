"""How colours are seen: their contrast, and how far apart they are for each kind of eye.

Contrast: WCAG 2.2, relative luminance. Colour blindness: Machado, Oliveira and Fernandes, “A
physiologically-based model for simulation of color vision deficiency” (IEEE TVCG 15, 2009), the
matrices of severity 1, on linear RGB. Distance: CIEDE2000, after Sharma, Wu and Dalal (2005).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
EYES = {
    "every cone": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)
FAR = 25.0**7


def channels(colour: str) -> Vector:
    """Red, green and blue of `#rrggbb`, 0 to 1."""
    return np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255


def linear(colour: str) -> Vector:
    given = channels(colour)
    return np.where(given <= 0.04045, given / 12.92, ((given + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    dark, light = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def over(colour: str, ground: str, opacity: float) -> str:
    """What a colour that lets its ground shine through looks like."""
    seen = opacity * channels(colour) + (1 - opacity) * channels(ground)
    return "#" + "".join(f"{round(255 * part):02x}" for part in seen)


def lab(colour: str, eye: str = "every cone") -> Vector:
    """CIELAB, as that eye sees the colour."""
    ratio = TO_XYZ @ np.clip(EYES[eye] @ linear(colour), 0, 1) / WHITE
    bent = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    x, y, z = bent
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: Vector, other: Vector) -> float:
    """CIEDE2000 between two colours in CIELAB; about 1 is the least an eye can tell."""
    stretch = 1.5 - 0.5 * _weight((np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2)
    a, b = np.array([one[1], other[1]]) * stretch, np.array([one[2], other[2]])
    chroma, hue = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    turn = (hue[1] - hue[0] + 180) % 360 - 180 if chroma.all() else 0.0
    middle = hue[0] + turn / 2 if chroma.all() else hue.sum()
    tone, strength = (one[0] + other[0]) / 2, chroma.mean()
    lightness = (other[0] - one[0]) / (
        1 + 0.015 * (tone - 50) ** 2 / np.sqrt(20 + (tone - 50) ** 2)
    )
    saturation = (chroma[1] - chroma[0]) / (1 + 0.045 * strength)
    around = 2 * np.sqrt(chroma.prod()) * np.sin(np.radians(turn / 2))
    around /= 1 + 0.015 * strength * _uneven(middle)
    twist = -2 * _weight(strength) * np.sin(np.radians(60 * _near_blue(middle)))
    squares = lightness**2 + saturation**2 + around**2 + twist * saturation * around
    return float(np.sqrt(squares))


def _weight(chroma: float) -> float:
    return float(np.sqrt(chroma**7 / (chroma**7 + FAR)))


def _near_blue(hue: float) -> float:
    return float(np.exp(-((((hue % 360) - 275) / 25) ** 2)))


def _uneven(hue: float) -> float:
    """How unevenly an eye tells hues apart around the circle."""
    parts = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(k * float(np.cos(np.radians(times * hue + by))) for k, times, by in parts)
