"""Who named which pain point in an edition, slice by slice: what priorities are made from.

However many answered, no more than a row each is ever held, once: for the whole organisation. In
any other slice only which pain points people named counts, so those who named the same are counted
together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from barometer.stats.priorities import Mentions
from barometer.stats.resamples import ONE_BY_ONE
from pipelines.tables import Press

WHOLE = "all"
# One row per respondent asked: the pain points named, as bits in the order of the questionnaire,
# and a place in the order of the files: resamples drawn with a fixed seed are then the same in
# every home, whatever its key makes of the pseudonyms.
TICKS = """
CREATE OR REPLACE TEMP TABLE ticks AS
WITH offered AS (
  SELECT unnest($pain_points) AS pain_point, unnest(range(len($pain_points)))::INTEGER AS place
), named AS (
  SELECT person, bitstring_agg(offered.place, 0, $last) AS bits
  FROM told_mentions JOIN offered USING (pain_point) WHERE edition = $edition GROUP BY person
)
SELECT p.person, o.atom, p.named, coalesce(n.bits, bitstring('0', $last + 1)) AS bits,
  (p.batch::BIGINT << 32) + p.file_row AS place
FROM people p JOIN atom_of o USING (person) LEFT JOIN named n USING (person)
WHERE p.edition = $edition AND p.asked_pain_points
"""
# One row per published slice and pain points named together: how many did. One row a respondent
# where they are drawn again one by one.
COUNTED = """
WITH counted AS (
  SELECT atom, CASE WHEN $one_by_one THEN place END AS place, bits, count(*) AS n
  FROM ticks GROUP BY ALL
)
SELECT s.slice_id, c.bits::VARCHAR AS bits, sum(c.n)::BIGINT AS n
FROM counted c JOIN slice_atoms s USING (atom) JOIN asked_slices USING (edition, slice_id)
WHERE s.edition = $edition AND s.slice_id <> $whole
GROUP BY s.slice_id, c.place, c.bits ORDER BY s.slice_id, c.place, c.bits
"""
EVERYBODY = """
SELECT t.person, t.bits::VARCHAR AS bits, g.tribe
FROM ticks t JOIN named_groups g USING (named) JOIN asked_slices s ON s.edition = g.edition
WHERE s.slice_id = $whole ORDER BY t.place
"""
SCORES = """
SELECT person, s.score FROM ticks JOIN theme_answers s USING (person)
WHERE s.scope = $edition AND s.theme = $theme AND s.score IS NOT NULL
"""


def mentions_by_slice(press: Press, edition: str) -> Iterator[tuple[str, Mentions]]:
    """Each slice mentions may be shown for, the whole organisation first, and its mentions.

    Only the whole organisation has scores and tribes; elsewhere no score is known.
    """
    offered = [p.id for p in press.words.pain_points]
    told = {"edition": edition, "pain_points": offered, "last": len(offered) - 1}
    press.connection.execute(TICKS, told)
    whole = _read(press, EVERYBODY, whole=WHOLE)
    if whole.num_rows:
        yield WHOLE, _everybody(press, edition, whole)
        yield from _slices(press, edition, one_by_one=whole.num_rows <= ONE_BY_ONE)


def _everybody(press: Press, edition: str, people: pa.Table) -> Mentions:
    tribes = people["tribe"].combine_chunks().dictionary_encode()
    codes = tribes.indices.fill_null(-1).to_numpy().astype(np.int64)
    scores = _scores(press, edition, people["person"].to_numpy())
    return Mentions(_ticked(people["bits"]), scores, codes, len(tribes.dictionary))


def _scores(press: Press, edition: str, people: NDArray[np.int64]) -> NDArray[np.float64]:
    """One row a person, one column a pain point: the score in its theme, NaN if missing."""
    rows = np.zeros(people.max() + 1, dtype=np.int64)
    rows[people] = np.arange(len(people))
    themes = np.array([p.theme for p in press.words.pain_points])
    scores = np.full((len(people), len(themes)), np.nan)
    for theme in np.unique(themes):
        found = _read(press, SCORES, edition=edition, theme=str(theme))
        here = np.ix_(rows[found["person"].to_numpy()], np.flatnonzero(themes == theme))
        scores[here] = found["score"].to_numpy()[:, np.newaxis]
    return scores


def _slices(press: Press, edition: str, *, one_by_one: bool) -> Iterator[tuple[str, Mentions]]:
    counted = _read(press, COUNTED, edition=edition, whole=WHOLE, one_by_one=one_by_one)
    if not counted.num_rows:
        return
    slices = counted["slice_id"].combine_chunks().dictionary_encode()
    starts = np.searchsorted(slices.indices, np.arange(len(slices.dictionary) + 1))
    named, counts = _ticked(counted["bits"]), counted["n"].to_numpy()
    unknown = np.broadcast_to(np.nan, named.shape)
    nowhere = np.broadcast_to(np.int64(-1), counts.shape)
    for slice_id, rows in zip(slices.dictionary, map(slice, starts, starts[1:]), strict=True):
        mentions = Mentions(named[rows], unknown[rows], nowhere[rows], 0, counts[rows])
        yield slice_id.as_py(), mentions


def _read(press: Press, sql: str, **parameters: object) -> pa.Table:
    return press.connection.execute(sql, parameters).to_arrow_table()


def _ticked(bits: pa.ChunkedArray) -> NDArray[np.bool_]:
    """`0110` a row → one column a digit."""
    width = len(bits[0].as_py())
    digits = bits.cast(pa.binary()).cast(pa.binary(width)).combine_chunks()
    flat = np.frombuffer(digits.buffers()[1], dtype=np.uint8, count=len(digits) * width)
    ticked: NDArray[np.bool_] = flat.reshape(-1, width) == ord("1")
    return ticked
