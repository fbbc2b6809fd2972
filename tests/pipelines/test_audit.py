"""The audit finds nothing on what is published, and what there is where too much is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as run
from hypothesis import strategies as st

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.audit import Audit, audit
from pipelines.editions import BY_DATE
from pipelines.load import Request, check_parts, load_parts
from pipelines.publish import publish
from pipelines.reading import Kind
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows
from tests.pipelines.organisations import Organisation, inhabit, organisations

AT_ONCE = 25  # organisations in one home, each an edition
HOMES = 8


def at(settings: Settings, folder: Path) -> Load:
    """Load dictionaries as plain files into the home."""

    def load_rows(kind: Kind, rows: Rows, name: str, **options: object) -> int:
        listed = [dict(row) for row in rows]
        columns = list(dict.fromkeys(column for row in listed for column in row))
        lines = [",".join(columns)]
        lines += [",".join(str(row.get(column, "")) for column in columns) for row in listed]
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        source = Source.from_path(path, settings.upload_limit_mb)
        request = Request(kind, **options)  # type: ignore[arg-type]
        [batch, *_] = load_parts(source, check_parts(source, request, settings), settings)
        return batch

    return load_rows


def told(found: Audit) -> list[str]:
    return [f"{f.edition} {f.kind} {f.group} ({f.size}): {f.recipe}" for f in found.findings]


@run(
    max_examples=HOMES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a home of many cannot be made smaller in good time
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(organisations, min_size=AT_ONCE, max_size=AT_ONCE))
def test_audit_finds_nothing_on_what_is_published(listed: list[Organisation]) -> None:
    with TemporaryDirectory() as folder:
        settings = Settings(home=Home(Path(folder) / "home").make().path, lock_seconds=5)
        load = at(settings, Path(folder))
        late = inhabit(settings, load, listed)
        publish(settings)
        assert told(audit(settings)) == []
        if late:
            load("survey", late, "late.csv", edition=BY_DATE)
        publish(settings)
        found = audit(settings)
        assert found.tried.publications == 2
        assert told(found) == []
