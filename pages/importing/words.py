"""What formats, kinds, columns and facts are called on the import page."""

from __future__ import annotations

from collections.abc import Mapping

from barometer.errors import _
from barometer.questionnaire import Questionnaire
from barometer.text import Text
from pipelines.editions import BY_DATE
from pipelines.inspection import LISTED
from pipelines.reading import PLAIN_COLUMNS, Kind, Reading

# Names of tools are the same in every language; where none stands here, the module's name does.
TOOLS = {
    "ga4": "Google Analytics 4",
    "limesurvey": "LimeSurvey",
    "sharepoint": "SharePoint",
    "surveymonkey": "SurveyMonkey",
}
OURS = {"grid": _("Attendance grid"), "plain": _("Plain table")}

KINDS: dict[Kind, str] = {
    "survey": _("Survey: one row a respondent"),
    "population": _("Population: who was invited"),
    "attendance": _("Attendance: who came to a session"),
    "views": _("Views of the knowledge center"),
    "searches": _("Searches of the knowledge center"),
    "initiatives": _("Initiatives"),
    "interviews": _("Interviews"),
    "feedback": _("Feedback on initiatives and sessions"),
}

COLUMNS = {
    "respondent": _("Respondent: the same person in every edition"),
    "response": _("Number the tool gave the response"),
    "submitted_at": _("When it was sent"),
    "edition": _("Edition"),
    "tribe": _("Tribe"),
    "role": _("Role"),
    "seniority": _("Seniority"),
    "invited": _("People invited"),
    "person": _("Person: e-mail or other identifier"),
    "name": _("Person: name"),
    "pain_points": _("Pain points, ticked"),
    "session": _("Session"),
    "series": _("Series of sessions"),
    "held_on": _("Day"),
    "title": _("Title"),
    "topic": _("Topic"),
    "minutes": _("Time attended"),
    "participants": _("Number of participants"),
    "resource": _("Page or resource: address or identifier"),
    "kind": _("Kind"),
    "theme": _("Theme"),
    "updated_on": _("Last updated on"),
    "viewed_on": _("Viewed on"),
    "period_start": _("Period, from"),
    "period_end": _("Period, to"),
    "viewer": _("Viewer"),
    "views": _("Views"),
    "unique_viewers": _("Unique viewers"),
    "term": _("Term searched for"),
    "searches": _("Searches"),
    "searchers": _("People who searched"),
    "without_result": _("Searches without a result"),
    "initiative": _("Initiative: identifier"),
    "title_fr": _("Title in French"),
    "pillar": _("Pillar"),
    "leader_role": _("Leader’s role"),
    "status": _("Status"),
    "started_on": _("Started on"),
    "due_on": _("Due on"),
    "ended_on": _("Ended on"),
    "tribes": _("Tribes"),
    "contributors": _("Number of contributors"),
    "summary": _("Summary"),
    "summary_fr": _("Summary in French"),
    "interview": _("Interview: identifier"),
    "pain_point": _("Pain point"),
    "quote": _("What was said"),
    "subject_kind": _("Initiative or session"),
    "subject": _("Which initiative or session"),
    "given_on": _("Given on"),
    "rating": _("Rating, 1 to 5"),
    "comment": _("Comment"),
    "answers": _("Answers to questions"),
}

FACTS = {
    "title": _("Title"),
    "start": _("From"),
    "end": _("To"),
    "held_on": _("Day"),
    "participants": _("Participants declared"),
    "responses": _("Responses declared"),
    "duration": _("Duration"),
}


def tool(name: str | None, text: Text) -> str:
    """What a format is called: `Microsoft Forms`."""
    if not name:
        return text("mapped by hand")
    if name in OURS:
        return text(OURS[name])
    return TOOLS.get(name, name.replace("_", " ").title())


def rows(reading: Reading, text: Text) -> str:
    """`56 respondents`: the rows that are data, as their kind counts them."""
    n = len({row.number for row in reading.rows})
    listed = sum(count for reason, count in reading.non_rows_by_reason.items() if reason in LISTED)
    said = _counted(reading.kind, n, text)
    if listed:
        said = text("{rows} and {left_out} left out", rows=said, left_out=text.number(listed))
    return said


def _counted(kind: Kind, n: int, text: Text) -> str:
    if kind == "survey":
        return text.plural("{n} respondent", "{n} respondents", n)
    if kind == "attendance":
        return text.plural("{n} line of attendance", "{n} lines of attendance", n)
    if kind == "views":
        return text.plural("{n} line of views", "{n} lines of views", n)
    if kind == "searches":
        return text.plural("{n} term", "{n} terms", n)
    return text.plural("{n} row", "{n} rows", n)


def plain_columns(kind: Kind, text: Text) -> dict[str, str]:
    """The columns a file of the kind may have, as they are called."""
    return {column: text(COLUMNS.get(column, column)) for column in PLAIN_COLUMNS[kind]}


def targets(questionnaire: Questionnaire, text: Text) -> dict[str, str]:
    """Everything a survey's column may hold, as it is called."""
    plain = (*PLAIN_COLUMNS["survey"], "tribe", "role", "seniority", "pain_points")
    held = {column: text(COLUMNS[column]) for column in plain}
    for question in questionnaire.questions:
        held[question.id] = text(
            "Question {id}: {words}", id=question.id, words=text.of(question.text)
        )
    if overall := questionnaire.overall:
        held[overall.id] = text(
            "Question {id}: {words}", id=overall.id, words=text.of(overall.text)
        )
    for theme in questionnaire.themes:
        label = text.of(theme.label)
        held[f"comment_{theme.id}"] = text("Comment on {theme}", theme=label)
    for point in questionnaire.pain_points:
        label = text.of(point.label)
        held[f"pain_point:{point.id}"] = text("Ticked: {pain_point}", pain_point=label)
    return held


def held_in(kind: Kind, questionnaire: Questionnaire, text: Text) -> Mapping[str, str]:
    """What a column of the kind may hold."""
    return targets(questionnaire, text) if kind == "survey" else plain_columns(kind, text)


def field(name: str, questionnaire: Questionnaire, text: Text) -> str:
    """What a field of a correction is called."""
    return targets(questionnaire, text).get(name) or text(COLUMNS.get(name, name))


def edition(name: str | None, text: Text) -> str:
    if name == BY_DATE:
        return text("as each row’s date says")
    return name or ""
