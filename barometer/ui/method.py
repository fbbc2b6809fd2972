"""The Method page's words: definitions, disclosure rules, glossary."""

from __future__ import annotations

from barometer.errors import _
from barometer.findings import names
from barometer.metrics import Metric, load_metrics
from barometer.metrics.method_pages import MethodPage, method_page
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text
from barometer.ui import search

GLOSSARY = (
    (_("Edition"), _("one round of the Product Barometer, twice a year")),
    (_("Theme"), _("one of the domains the questions belong to")),
    (_("Group"), _("the whole organisation, or a tribe, a role, a seniority, or a mix of them")),
    (
        _("Restated"),
        _("under today’s tribes, following renames and merges; a split is not followed"),
    ),
    (_("As reported"), _("under the names the tribes had when people answered")),
    (_("Band"), _("where the score would fall if the same people answered again: 95% interval")),
    (_("Silent"), _("people who were invited and did not answer")),
    (
        _("Pain point"),
        _("something that slows people down; ticked in the survey, or found in a comment"),
    ),
    (
        _("Initiative"),
        _("something the community does about pain points; a quick win is a short one"),
    ),
    (_("Publication"), _("all the numbers shown here, made at once and never changed afterwards")),
)


def disclosure(about: Row, text: Text) -> str:
    """The rules that keep people from being recognised, as a Markdown list."""
    group, comments = text.number(about["minimum_group"]), text.number(about["comments_minimum"])
    rules = (
        text("No answer is shown of fewer than {n} people.", n=group),
        text("Tribes, roles and seniorities that are smaller are shown together as “Other …”."),
        text(
            "A group, or two at once such as a role in a tribe, is left out when adding and "
            "subtracting what is shown would tell fewer than {n} people apart; even a large one.",
            n=group,
        ),
        text(
            "Every group shown is proved safe in this way; where the proof would take too long, "
            "the group is left out."
        ),
        text("This holds over time too: what earlier publications showed counts as known."),
        text(
            "Answers that come, go or change after an edition was published wait until at least "
            "{n} people differ; the history says so.",
            n=group,
        ),
        text(
            "Tribes that became one are shown apart, as they were called then, only where each is "
            "large enough."
        ),
        text("A comment names its tribe only where {n} people or more answered.", n=comments),
        text("Comments are shuffled and carry no date; addresses, phone numbers and links masked."),
        text(
            "A term searched for is listed only where {n} people or more searched for it or, where "
            "a tool counts no people, where its words are published already.",
            n=group,
        ),
        text("While an edition is open, only participation is shown."),
        text("The pages read only what was published; single answers stay out of their reach."),
        text(
            "Whoever keeps the data can have every publication attacked: {command} looks for "
            "groups that could be told apart, and should find none.",
            command="`python -m pipelines audit`",
        ),
    )
    return "\n".join(f"- {rule}" for rule in rules)


def found(sought: str, text: Text) -> list[tuple[MethodPage, list[Metric]]]:
    """The methods that hold every word sought, by title, each with the metrics made by it."""
    by_page: dict[str, list[Metric]] = {}
    for metric in load_metrics().values():
        by_page.setdefault(metric.page, []).append(metric)
    methods = [(method_page(name, text.language), its) for name, its in by_page.items()]
    kept = [(page, its) for page, its in methods if search.found(_words(page, its, text), sought)]
    return sorted(kept, key=lambda method: search.bare(method[0].title))


def asked(metric: str, text: Text) -> list[tuple[MethodPage, list[Metric]]]:
    """The method a link asks for, with the metrics made by it; none for an unknown one."""
    return [one for one in found("", text) if any(its.id == metric for its in one[1])]


def _words(page: MethodPage, metrics: list[Metric], text: Text) -> str:
    """Everything a search looks into: the metrics, and their method at length."""
    said = [text.of(part) for m in metrics for part in (m.title, m.why, m.method)]
    return " ".join([*said, page.title, page.words])


def label(page: MethodPage, metrics: list[Metric], text: Text) -> str:
    """The method, and the metrics made by it where they have other names."""
    titles = [text.of(metric.title) for metric in metrics]
    others = [title for title in titles if title != page.title]
    return f"**{page.title}**" + (f" · {', '.join(others)}" if others else "")


def definitions(metrics: list[Metric], text: Text) -> str:
    """Each metric in Markdown: its unit, why, how, caveats and source."""
    return "\n\n".join(_definition(metric, text) for metric in metrics)


def _definition(metric: Metric, text: Text) -> str:
    caveats = metric.caveats.get(text.language, ())
    made, unsaid = text("How it is made"), text("What it does not say")
    parts = [
        f"### {text.of(metric.title)}",
        f"*{text.of(metric.unit)}*",
        text.of(metric.why),
        f"**{made}.** {text.of(metric.method)}",
        f"**{unsaid}**\n\n" + "\n".join(f"- {caveat}" for caveat in caveats),
    ]
    if metric.source:
        parts.append(text("Source: {source}", source=metric.source))
    return "\n\n".join(parts)


def reliability(rows: Rows, questionnaire: Questionnaire, text: Text) -> list[tuple[str, str]]:
    """Cronbach's alpha by theme, with the number of complete respondents."""
    order = [theme.id for theme in questionnaire.themes]
    return [
        (
            names.theme(row["theme"], questionnaire, text),
            text("{alpha} (n = {n})", alpha=text.number(row["alpha"], 2), n=text.number(row["n"])),
        )
        for row in sorted(rows, key=lambda row: order.index(row["theme"]))
    ]
