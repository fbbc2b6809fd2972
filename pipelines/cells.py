"""One cell of text → a number, minutes, yes or no; None where it cannot be read as one.

Importers leave the original text where None is returned, and the check reports it.
"""

from __future__ import annotations

import re
from typing import Literal

from barometer.questionnaire import normalise

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_DIGITS = re.compile(r"[-+]?\d+")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:(?P<mark>[.,'’])\d{3})(?:(?P=mark)\d{3})*")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_PART = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\W\d_]+)\.?")
_ISO = re.compile(r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
_MINUTES_IN = {
    1440.0: ("d", "day", "days", "j", "jour", "jours", "dni", "dzien", "tag", "tage", "dia"),
    60.0: (
        *("h", "hr", "hrs", "hour", "hours", "heure", "heures", "godz", "g", "std", "stunde"),
        *("stunden", "hora", "horas", "ora", "ore", "u", "uur", "t", "tim"),
    ),
    1.0: (
        *("m", "mn", "min", "mins", "minute", "minutes", "minut", "minuty", "minuta"),
        *("minuten", "minuto", "minutos", "minuti", "minuut"),
    ),
    1 / 60: (
        *("s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sek", "sekund"),
        *("sekundy", "sekunde", "sekunden", "segundo", "segundos", "seg", "secondi", "sekunda"),
    ),
}
_UNITS = {word: minutes for minutes, words in _MINUTES_IN.items() for word in words}
_YES = frozenset(
    (
        *("x", "xx", "v", "y", "yes", "o", "oui", "1", "true", "vrai", "present", "presente"),
        *("ok", "ja", "j", "si", "sim", "s", "tak", "p", "✓", "✔", "✅", "☑", "🗸", "●", "•", "☒"),
        *("presents", "presentes", "was present", "here", "attended", "came", "participe"),
        *("a participe", "venu", "venue", "la", "anwesend", "teilgenommen", "aanwezig"),
        *("presenti", "obecny", "obecna", "asistio", "asiste", "vino", "compareceu", "veio"),
        *("late", "retard", "en retard", "r", "remote", "online", "en ligne", "distanciel"),
        *("visio", "on site", "onsite", "sur site", "presentiel"),
    )
)
_NO = frozenset(
    (
        *("n", "no", "non", "0", "false", "faux", "absent", "absente", "abs", "nein", "nie"),
        *("nao", "excused", "excuse", "excusee", "✗", "✘", "❌", "☐", "-", "–", "—", "/", "."),
        *("a", "e", "exc", "absents", "absentes", "away", "no show", "noshow", "did not attend"),
        *("not attending", "pas venu", "pas venue", "abwesend", "entschuldigt", "afwezig"),
        *("ausente", "assente", "falto", "faltou", "nieobecny", "nieobecna", "conge", "conges"),
        *("vacances", "holiday", "leave", "sick", "malade", "ooo", "pto", "rtt"),
    )
)


def parse_number(text: str, *, whole: bool = False) -> float | None:
    """The number in the cell: `1 234,5`, `1,234.5`, `66,67 %` (as 66.67), `(not a number)` as None.

    One mark before exactly three digits (`1,234`) separates thousands where a `whole` number is
    expected, and is a decimal mark elsewhere.
    """
    bare = _SPACES.sub("", text.replace("−", "-")).removesuffix("%").removesuffix("٪")
    if _DIGITS.fullmatch(bare):
        return float(bare)
    grouped = _GROUPED.fullmatch(bare)
    if grouped and (whole or grouped["mark"] in "'’" or bare.count(grouped["mark"]) > 1):
        return float(re.sub(r"[.,'’]", "", bare))
    decimal = re.fullmatch(r"([-+]?[\d.,'’]*\d|[-+]?)([.,])(\d+)", bare)
    if decimal is None:
        return None
    front = decimal[1]
    ahead = 0.0 if front in ("", "-", "+") else _grouped_whole(front, decimal[2])
    if ahead is None:
        return None
    fraction = float(f"0.{decimal[3]}")
    return ahead - fraction if bare.startswith("-") else ahead + fraction


def _grouped_whole(text: str, decimal_mark: str) -> float | None:
    """Digits, or thousands grouped by another mark than the decimal one."""
    if _DIGITS.fullmatch(text):
        return float(text)
    grouped = _GROUPED.fullmatch(text)
    if grouped is None or grouped["mark"] == decimal_mark:
        return None
    return float(re.sub(r"[.,'’]", "", text))


def number_text(value: float) -> str:
    """A plain number as text, at most two decimals: `21.12`, `7`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def plain_count(text: str) -> str:
    """A count as plain digits; the original text where it is none."""
    number = parse_number(text, whole=True)
    return text.strip() if number is None else f"{number:.6f}".rstrip("0").rstrip(".")


def parse_minutes(text: str, bare: Literal["minutes", "seconds"] = "minutes") -> float | None:
    """A duration in minutes: `1h 42m`, `2 h 44 m`, `2 godz. 19 min 19 s`, `00:05:20`, `58 min`.

    A number alone is in `bare` units; two numbers with a colon are hours and minutes.
    """
    flat = _SPACES.sub(" ", text).strip()
    clock = _CLOCK.fullmatch(flat)
    if clock:
        first, second, third = (int(group or 0) for group in clock.groups())
        hours, minutes, seconds = (first, second, third) if clock[1] else (second, third, 0)
        return hours * 60 + minutes + seconds / 60 if max(minutes, seconds) < 60 else None
    iso = _ISO.fullmatch(flat)
    if iso:
        hours, minutes, seconds = (int(group or 0) for group in iso.groups())
        return hours * 60 + minutes + seconds / 60
    number = parse_number(flat) if "%" not in flat else None
    if number is not None:
        return None if number < 0 else number if bare == "minutes" else number / 60
    return _worded_minutes(flat)


def _worded_minutes(flat: str) -> float | None:
    """`1h 42m` and the like; every word must be a known unit. `1h42` is read as 1 h 42 min."""
    flat = re.sub(r"(?<=\d)\s?h\s?(\d{1,2})$", r"h \1 min", flat, flags=re.IGNORECASE)
    total = 0.0
    for part in _PART.finditer(flat):
        unit = _UNITS.get(normalise(part["unit"]))
        if unit is None:
            return None
        total += float(part["number"].replace(",", ".")) * unit
    left = normalise(_PART.sub(" ", flat))
    return total if _PART.search(flat) and left in ("", "et", "and", "i", "und") else None


def plain_minutes(text: str, bare: Literal["minutes", "seconds"] = "minutes") -> str:
    """A duration as plain minutes; the original text where it is none."""
    minutes = parse_minutes(text, bare)
    return text.strip() if minutes is None else number_text(minutes)


def parse_yes_no(text: str) -> bool | None:
    """Whether a mark says yes (`x`, `1`, `oui`, `✓`) or no (`0`, `non`, `-`, `absent`)."""
    word = normalise(text) or text.strip()
    return True if word in _YES else False if word in _NO else None
