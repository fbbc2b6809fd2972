"""Axes of a figure: what they run over, their ticks and lines, and the room their words take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis
from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, MaxNLocator

from barometer.charts.theme import FAINT, INK
from barometer.charts.theme import SIZE as USUAL
from barometer.evidence.pictures.known import Part, colour, one, only
from barometer.evidence.pictures.words import SCALE, plain

KNOWN = (
    "anchor automargin autorange categoryarray categoryorder domain gridcolor linecolor nticks "
    "range rangemode showgrid showticklabels side tickangle tickcolor tickfont ticklabeloverflow "
    "ticklabelposition ticklen ticks ticktext tickvals title type visible zeroline zerolinecolor "
    "zerolinewidth"
)
GAP = 4  # pixels between an axis and its words
BASE = 1.25  # sizes from a lower axis to the base of its words, so that they keep one line


@dataclass(frozen=True)
class Scale:
    """One axis of the figure ("x", "y2"…), its settings, its categories where it has them."""

    name: str
    settings: Part
    categories: tuple[str, ...] | None
    separators: str

    @property
    def letter(self) -> str:
        return self.name[0]

    @property
    def domain(self) -> tuple[float, float]:
        low, high = self.settings.get("domain", (0, 1))
        return low, high

    @property
    def anchor(self) -> str:
        """The axis across it, beside which its words stand."""
        return str(self.settings.get("anchor", "y" if self.letter == "x" else "x"))

    def place(self, value: Any) -> float:
        """A value as the number it is drawn at."""
        if value is None:
            return float("nan")
        if self.categories is not None and isinstance(value, str):
            return float(self.categories.index(value))
        return float(value)

    def places(self, values: Any) -> list[float]:
        return [self.place(value) for value in values]


def scale(layout: Part, name: str, values: list[Any]) -> Scale:
    """The axis of that name; values: all that is drawn along it, in their order."""
    key = f"{name[0]}axis{name[1:]}"
    settings = only(layout.get(key, {}), KNOWN, key)
    one(settings.get("autorange", False), "autorange", False, True)
    one(settings.get("tickangle", 0), "tickangle", 0)
    known = settings.get("categoryarray")
    words = known or [value for value in values if isinstance(value, str)]
    category = settings.get("type") == "category" or bool(words)
    one(settings.get("type", "linear"), "type of axis", "linear", "category", "-")
    categories = tuple(dict.fromkeys(words)) if category else None
    return Scale(name, settings, categories, layout.get("separators", ".,"))


def dress(axes: Axes, scale: Scale, *, worded: bool) -> None:
    """Give one axis of `axes` its range, its lines and, where `worded`, its words."""
    axis: Axis = axes.xaxis if scale.letter == "x" else axes.yaxis
    settings = scale.settings
    _run(axes, scale)
    _ticks(axis, scale)
    visible = settings.get("visible", True)
    on_top = one(settings.get("side", "bottom"), "side", "bottom", "left", "top") == "top"
    if on_top:
        axes.xaxis.tick_top()
    shown = worded and visible and settings.get("showticklabels", True)
    marked = one(settings.get("ticks", ""), "ticks", "", "outside") == "outside"
    font = {"color": INK, "size": USUAL} | dict(settings.get("tickfont", {}))
    side = "labelleft" if scale.letter == "y" else "labeltop" if on_top else "labelbottom"
    words: Any = {side: shown}
    axis.set_tick_params(
        length=settings.get("ticklen", 5) if marked and worded else 0,
        color=colour(settings.get("tickcolor", FAINT)),
        pad=font["size"] * SCALE * BASE if _on_a_base(axis, settings) else GAP,
        labelcolor=colour(font["color"]),
        labelsize=font["size"] * SCALE,
        **words,
    )
    _lines(axes, axis, scale)
    if shown:
        _sides(axis, settings)
        _title(axis, settings)


def _run(axes: Axes, scale: Scale) -> None:
    """From where to where: as said, else around what is drawn."""
    set_limits = axes.set_xlim if scale.letter == "x" else axes.set_ylim
    if "range" in scale.settings:
        set_limits(*scale.places(scale.settings["range"]))
    elif scale.categories is not None:
        set_limits(-0.5, len(scale.categories) - 0.5)
    elif scale.settings.get("rangemode", "normal") != "normal":
        one(scale.settings["rangemode"], "rangemode", "tozero")
        start: Any = {"left": 0} if scale.letter == "x" else {"bottom": 0}
        set_limits(**start)


def _ticks(axis: Axis, scale: Scale) -> None:
    settings = scale.settings
    places = settings.get("tickvals")
    if places is None and scale.categories is not None:
        places = scale.categories
    if places is None:
        steps = [1, 2, 5, 10]
        axis.set_major_locator(MaxNLocator(settings.get("nticks") or 6, steps=steps))
        axis.set_major_formatter(FuncFormatter(lambda value, _at: _number(value, scale)))
        return
    words = settings.get("ticktext")
    if words is None:
        words = [v if isinstance(v, str) else _number(v, scale) for v in places]
    axis.set_major_locator(FixedLocator(scale.places(places)))
    axis.set_major_formatter(FixedFormatter([plain(said).replace("$", r"\$") for said in words]))


def _number(value: float, scale: Scale) -> str:
    """As Plotly writes a tick, with the separators of the language."""
    point = scale.separators[0]
    return f"{value:.10g}".replace("-", "\N{MINUS SIGN}").replace(".", point)


def _lines(axes: Axes, axis: Axis, scale: Scale) -> None:
    """Faint lines at the ticks, and one at zero where it is wanted."""
    settings = scale.settings
    if settings.get("visible", True) and settings.get("showgrid", True):
        axis.grid(visible=True, color=colour(settings.get("gridcolor", FAINT)), linewidth=1)
    if settings.get("visible", True) and settings.get("zeroline", False):
        across = axes.axvline if scale.letter == "x" else axes.axhline
        width = settings.get("zerolinewidth", 1)
        across(0, color=colour(settings.get("zerolinecolor", FAINT)), linewidth=width)


def _sides(axis: Axis, settings: Part) -> None:
    """Whether words stand under their tick or to its right; one below the other in the middle."""
    where = settings.get("ticklabelposition", "outside")
    right = one(where, "ticklabelposition", "outside", "outside right") == "outside right"
    for label in axis.get_ticklabels():
        if right:
            label.set_horizontalalignment("left")
        label.set_linespacing(1.15)
        if _on_a_base(axis, settings):
            label.set_verticalalignment("baseline")


def _on_a_base(axis: Axis, settings: Part) -> bool:
    """Whether words stand below the axis in a single line."""
    folded = any("<br>" in said for said in settings.get("ticktext") or ())
    return isinstance(axis, XAxis) and settings.get("side") != "top" and not folded


def _title(axis: Axis, settings: Part) -> None:
    title = only(settings.get("title", {}), "text font", "title of an axis")
    if title.get("text"):
        ink = colour(title.get("font", {}).get("color", INK))
        axis.set_label_text(plain(title["text"]), color=ink, size=USUAL * SCALE, parse_math=False)
