"""A figure in the making: traces, words and shapes are gathered, then made a figure at once.

Adding them to a figure one by one checks the whole figure each time, ten times slower. Plotly's
check of the whole takes longer than all else that draws it, so only tests ask for it.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

Part = dict[str, Any]
CHECKED = False  # tests set it: every figure they draw is checked by Plotly


class Figure(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """The parts of a figure. It becomes Plotly's when anything but its parts is asked of it.

    A page needs the parts alone, and Plotly takes longer to build and copy its own than all else
    that draws a page.
    """

    def __init__(self, data: list[Part], layout: Part) -> None:
        self._parts = data, layout
        if CHECKED:
            self._build()

    @property
    def parts(self) -> tuple[list[Part], Part]:
        """Its traces and its layout, to be read only."""
        return self._parts

    def to_dict(self) -> Part:
        """Return traces and layout; as Plotly has them once it was built."""
        if "_data" in vars(self):
            return dict(super().to_dict())
        data, layout = self._parts
        return {"data": data, "layout": layout}

    def __getattr__(self, name: str) -> Any:
        if name == "_parts" or "_data" in vars(self):
            raise AttributeError(name)
        self._build()
        return getattr(self, name)

    def _build(self) -> None:
        data, layout = self._parts
        super().__init__({"data": data, "layout": layout}, _validate=CHECKED)


class Drawing:
    """What a figure will hold; `figure()` makes it."""

    def __init__(self, layout: Part) -> None:
        self._layout = layout
        self._traces: list[Part] = []
        self._words: list[Part] = []
        self._shapes: list[Part] = []

    def add_trace(self, trace: Part) -> None:
        self._traces.append(trace)

    def add_words(self, **words: Any) -> None:
        self._words.append(words)

    def add_shape(self, **shape: Any) -> None:
        self._shapes.append(shape)

    def update_layout(self, **settings: Any) -> None:
        """Settings of the layout; those of an axis are added to the ones it has."""
        for name, value in settings.items():
            known = self._layout.get(name)
            merge = isinstance(known, dict) and isinstance(value, dict)
            self._layout[name] = known | value if merge else value

    def update_xaxes(self, **settings: Any) -> None:
        self.update_layout(xaxis=settings)

    def update_yaxes(self, **settings: Any) -> None:
        self.update_layout(yaxis=settings)

    def figure(self) -> Figure:
        layout = self._layout | {"annotations": self._words, "shapes": self._shapes}
        return Figure(self._traces, layout)


def scatter(**trace: Any) -> Part:
    return {"type": "scatter", **trace}


def bar(**trace: Any) -> Part:
    return {"type": "bar", **trace}
