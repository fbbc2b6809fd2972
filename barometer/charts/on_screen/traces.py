"""Traces of one look joined into one, where nothing that overlaps changes its order."""

from __future__ import annotations

from itertools import chain
from typing import Any

from barometer.charts.drawing import Part
from barometer.charts.on_screen.axes import is_number

EXTRA = "<extra></extra>"
OWN = frozenset({"x", "y", "customdata", "hovertemplate"})  # what each trace has of its own
ALONE = frozenset({"selected", "fill", "name", "text", "hovertext"})  # what is never joined
Box = tuple[str, str, float, float, float, float]  # axes; from where to where along each


def joined(traces: list[Part]) -> list[Part]:
    """The same marks, in the same order wherever they overlap, in fewer traces."""
    alike: dict[tuple[int, str | int], list[Part]] = {}
    for place, (layer, trace) in enumerate(zip(_layers(traces), traces, strict=True)):
        alike.setdefault((layer, _look(trace) or place), []).append(trace)
    ordered = sorted(alike.items(), key=lambda item: item[0][0])
    return [its[0] if len(its) == 1 else _one(its) for _key, its in ordered]


def _layers(traces: list[Part]) -> list[int]:
    """How many traces lie under each, one over the other."""
    boxes = [_box(trace) for trace in traces]
    layers: list[int] = []
    for place, box in enumerate(boxes):
        under = [layers[other] for other in range(place) if _overlap(boxes[other], box)]
        layers.append(max(under, default=-1) + 1)
    return layers


def _box(trace: Part) -> Box | None:
    """What a trace covers; None where that is not known: it may be anything."""
    if trace["type"] != "scatter" or ALONE & {*trace}:
        return None
    x, y = ([value for value in trace[way] if value is not None] for way in "xy")
    if not x or not y or not all(map(is_number, chain(x, y))):
        return None
    return trace.get("xaxis", "x"), trace.get("yaxis", "y"), min(x), max(x), min(y), max(y)


def _overlap(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return True
    across = one[2] <= other[3] and other[2] <= one[3]
    return one[:2] == other[:2] and across and one[4] <= other[5] and other[4] <= one[5]


def _look(trace: Part) -> str | None:
    """What traces that may be joined have in common; None for one that stays alone."""
    if _box(trace) is None:
        return None
    look = {name: value for name, value in trace.items() if name not in OWN}
    if trace["mode"] == "markers":
        marker = trace["marker"]
        if any(isinstance(value, list) for value in marker.values()):
            return None
        look["marker"] = [sorted(marker), sorted(marker.get("line", {})), marker.get("opacity")]
    return repr([sorted(look.items()), _told(trace) is None, "customdata" in trace])


def _told(trace: Part) -> str | None:
    """What a pointer is told, where it is the same at every point."""
    said = trace.get("hovertemplate", "%{y}")
    return None if "%{" in said else said.removesuffix(EXTRA)


def _one(traces: list[Part]) -> Part:
    """One trace of them all, lines parted by a gap."""
    counts = [len(trace["x"]) for trace in traces]
    made: Part = {**traces[0]}
    for name in {"x", "y", "customdata"} & {*made}:
        made[name] = _in_turn([trace[name] for trace in traces], traces)
    if _told(made) is not None:
        said = [[_told(trace)] * count for trace, count in zip(traces, counts, strict=True)]
        made |= {"hovertext": _in_turn(said, traces), "hovertemplate": "%{hovertext}" + EXTRA}
    if made["mode"] == "markers":
        made["marker"] = _varied([trace["marker"] for trace in traces], counts)
    return made


def _in_turn(values: list[list[Any]], traces: list[Part]) -> list[Any]:
    """The values of each trace after those of the one before, a gap between lines."""
    if "lines" not in traces[0]["mode"]:
        return [*chain.from_iterable(values)]
    return [*chain.from_iterable([*its, None] for its in values)][:-1]


def _varied(looks: list[Part], counts: list[int]) -> Part:
    """One look whose parts change from point to point where they differ."""
    made: Part = {}
    for name, value in looks[0].items():
        its = [look[name] for look in looks]
        if isinstance(value, dict):
            made[name] = _varied(its, counts)
        elif all(other == value for other in its):
            made[name] = value
        else:
            made[name] = [*chain.from_iterable([v] * n for v, n in zip(its, counts, strict=True))]
    return made
