"""An attacker holds a publication and the earlier ones, and knows what colleagues know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from barometer.errors import HomeError, _, message
from barometer.settings import Settings
from barometer.store.duck import connect
from barometer.store.home import Home
from barometer.store.publication import Publication, latest, publication_of, versions
from pipelines.attack.editions import EditionAttack
from pipelines.attack.evidence import Publicity, Told, read, told_of
from pipelines.attack.findings import Finding, Tried, gathered
from pipelines.attack.knowledge import Record, known_cells, possible_cells
from pipelines.attack.skipped import add_skipped, most_answered_first
from pipelines.attack.tables import ATTACKS, LATER

POPULATION = "SELECT edition, tribe, role, seniority, invited FROM current_population"
ASKED = "SELECT DISTINCT edition, question FROM current_answers"


@dataclass(frozen=True)
class Known:
    """What colleagues know. population: edition → who was invited; asked: edition → questions."""

    population: dict[str, list[Record]]
    asked: dict[str, set[str]]


@dataclass(frozen=True)
class Audit:
    """What was attacked, what was found, what was tried."""

    publication: Publication
    findings: list[Finding]
    tried: Tried


def audit(settings: Settings, version: int | None = None, *, strict: bool = False) -> Audit:
    """Attack a publication (the latest unless its number is said) with all that is kept."""
    home = Home(settings.home)
    publication = latest(home) if version is None else publication_of(home, version)
    if publication is None:
        raise HomeError(
            message(_("Nothing has been published yet.")),
            message(_("Publish first: python -m pipelines publish.")),
        )
    earlier = [kept for kept in versions(home) if kept.version < publication.version]
    return attack(publication, earlier, known_to_all(home), strict=strict)


def known_to_all(home: Home) -> Known:
    """The population and the questions asked, from the vault, opened read-only."""
    known = Known(defaultdict(list), defaultdict(set))
    if not home.vault.exists():
        return known
    connection = connect(home.vault, read_only=True)
    try:
        for row in connection.execute(POPULATION).fetchall():
            columns = ("tribe", "role", "seniority", "invited")
            known.population[row[0]].append(dict(zip(columns, row[1:], strict=True)))
        for edition, question in connection.execute(ASKED).fetchall():
            known.asked[edition].add(question)
    finally:
        connection.close()
    return known


def attack(
    publication: Publication,
    earlier: Sequence[Publication],
    known: Known,
    *,
    strict: bool = False,
) -> Audit:
    """Every attack there is, on every edition and table. strict: see pipelines.attack.linear."""
    now, before = read(publication), [read(each) for each in earlier]
    tried = Tried(publications=1 + len(before))
    findings: list[Finding] = []
    for row in now.tables["editions"]:
        findings += _edition(now, before, row["edition"], known, tried, strict)
    for name, table_attack in ATTACKS.items():
        tried.tables.add(name)
        findings += table_attack(now)
    for each in before:
        for later in LATER:
            findings += later(now, each)
    return Audit(publication, gathered(findings), tried)


def _edition(
    now: Publicity,
    before: Sequence[Publicity],
    edition: str,
    known: Known,
    tried: Tried,
    strict: bool,
) -> list[Finding]:
    told = told_of(now, edition)
    if not any(told.counts.values()) or not told.names.rows:
        return []
    earlier = [told_of(each, edition) for each in before]
    asked = most_answered_first(told, _asked(now, edition, known))
    for each in (told, *earlier):
        add_skipped(each, asked)
    seen = EditionAttack(
        told,
        known_cells(known.population.get(edition, []), told.names),
        possible_cells(told.names),
        now.minimum,
        tried,
        _states(earlier, told),
        strict,
    )
    return list(seen.findings())


def _asked(publicity: Publicity, edition: str, known: Known) -> dict[str, list[str]]:
    """Theme → the questions of it that the edition asked."""
    answered = {row["question"] for row in publicity.of("answers", edition)}
    asked = known.asked.get(edition) or answered
    themes: dict[str, list[str]] = defaultdict(list)
    for question in publicity.publication.questionnaire.questions:
        if question.id in asked:
            themes[question.theme].append(question.id)
    return themes


def _states(earlier: Sequence[Told], now: Told) -> list[Told]:
    """Of publications that said the same of the edition, one; none that said what is said now."""
    kept: list[Told] = []
    for told in earlier:
        if told.counts and all(
            (told.counts, told.spreads) != (other.counts, other.spreads) for other in (*kept, now)
        ):
            kept.append(told)
    return kept
