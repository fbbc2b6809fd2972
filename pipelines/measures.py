"""For which slices each measure may be shown: a question, a theme, the index, pain points.

A slice of many people can hold few who answered a question, or who have a theme score. So every
measure is admitted by itself, among the published slices, over the people it is a measure of.

Measures also speak of each other. A theme's total is the mean of its questions' totals, but for
those who skipped some: where these are few, the one less the others would say how they answered.
So one question of every theme, its *guard*, is shown only where the people who answered more or
fewer of the theme's questions than any number are nobody or enough; without it nothing adds up.
The guard is the question most people answered, and stays the same from one publication to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.disclosure import Admission, Atoms, Slice
from pipelines.residues import Whole


class Measure(NamedTuple):
    """What is counted: `respondents`, `asked` (about pain points), `question`, `theme`, `index`.

    scope: the edition, or the pair of editions compared. item: the question or theme. `residual`
    measures count those who answered another number of a theme's questions than `part`.
    """

    scope: str
    kind: str
    item: str = ""
    part: int = 0


@dataclass
class Measures:
    """The measures of one edition.

    populations: people of each measure in each atom. earlier: by earlier publication, the slices
    each measure was shown for. guards: theme → its guard, as chosen before.
    """

    edition: str
    atoms: Atoms
    published: Sequence[Slice]
    minimum: int
    populations: Mapping[Measure, Whole]
    earlier: Sequence[Mapping[Measure, Sequence[Slice]]] = ()
    guards: dict[str, str] = field(default_factory=dict)
    _known: dict[object, list[Slice]] = field(default_factory=dict)

    def shown(self, questions: Mapping[str, Sequence[str]]) -> dict[Measure, list[Slice]]:
        """Each measure and the slices it may be shown for. questions: theme → those asked of it."""
        found = {}
        for theme, asked in questions.items():
            guard = self.guards.setdefault(theme, self._most_answered(asked))
            for question in asked:
                measure = Measure(self.edition, "question", question)
                beside = self._residuals(self.edition, theme) if question == guard else []
                found[measure] = self._admitted(measure, beside, self.published)
        themes = [m for m in self.populations if m.kind == "theme"]
        themes.sort(key=lambda measure: measure.scope != self.edition)
        for measure in themes:
            own = Measure(self.edition, "theme", measure.item)
            compared = measure.scope != self.edition
            scopes = (self.edition, measure.scope) if compared else ()
            beside = [r for scope in scopes for r in self._residuals(scope, measure.item)]
            among = found[own] if compared and own in found else self.published
            found[measure] = self._admitted(measure, beside, among)
        for measure in [m for m in self.populations if m.kind == "index"]:
            parts = [found[m] for m in themes if m.scope == measure.scope]
            found[measure] = self._admitted(measure, [], _in_all(self.published, parts))
        asked_of = Measure(self.edition, "asked")
        if asked_of in self.populations:
            found[asked_of] = self._admitted(asked_of, [], self.published)
        return found

    def _most_answered(self, questions: Sequence[str]) -> str:
        def answered(question: str) -> int:
            people = self.populations.get(Measure(self.edition, "question", question))
            return 0 if people is None else int(people.sum())

        return max(questions, key=answered)

    def _residuals(self, scope: str, theme: str) -> list[Measure]:
        wanted = (scope, "residual", theme)
        return [m for m in self.populations if (m.scope, m.kind, m.item) == wanted]

    def _admitted(
        self, measure: Measure, beside: Iterable[Measure], among: Sequence[Slice]
    ) -> list[Slice]:
        """Those among the slices that the measure may be shown for; worked out once."""
        if measure not in self.populations:
            return []
        populations = [self.populations[m] for m in (measure, *beside)]
        earlier = [shown.get(measure, ()) for shown in self.earlier]
        key = (
            tuple(people.tobytes() for people in populations),
            tuple(s.slice_id for s in among),
            tuple(tuple(s.slice_id for s in slices) for slices in earlier),
        )
        if key not in self._known:
            admission = Admission(self.atoms, populations, self.minimum, earlier)
            self._known[key] = admission.admit(among)
        return self._known[key]


def _in_all(slices: Sequence[Slice], parts: Sequence[Sequence[Slice]]) -> list[Slice]:
    ids = [{s.slice_id for s in part} for part in parts]
    return [s for s in slices if all(s.slice_id in part for part in ids)]
