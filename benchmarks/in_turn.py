"""A page of ours and the empty one asked in turn, so that what disturbs one disturbs the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

from playwright.sync_api import Browser

from benchmarks.screen import Screen
from benchmarks.servers import Server
from benchmarks.sessions import Drawn, Filter, Session

# Filters that change every figure, best first; the language where a page has no other.
WANTED = ("choose_edition", "language_switch", "factor")
CHANGES, OPENED, TOGETHER, ROUNDS = 16, 7, 20, 3
LOOKS, SEEN = 2, 8  # in the browser: times it is opened, choices made


@dataclass
class Pair:
    """Seconds of ours and of the empty page's, measured in turn."""

    ours: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return told(median(self.ours), median(self.plain)) if self.ours else f"{'–':^21}"

    @property
    def slowest(self) -> str:
        return told(max(self.ours), max(self.plain))


@dataclass(frozen=True)
class Page:
    """A page of ours and the empty one beside it: their servers, how each is asked for."""

    name: str
    ours: Server
    plain: Server
    heights: tuple[int, ...]

    @property
    def figures(self) -> int:
        return len(self.heights)

    @property
    def link(self) -> str:
        """What asks the empty page for as many figures of the same heights."""
        return "heights=" + ",".join(map(str, self.heights))

    def open(self) -> Session:
        return Session(self.ours.address, self.name, "lang=en")

    def open_plain(self) -> Session:
        return Session(self.plain.address, "", self.link)


def look(name: str, ours: Server, plain: Server) -> Page:
    """Visit the page once, and the empty one with as many figures."""
    with Session(ours.address, name, "lang=en") as session:
        page = Page(name, ours, plain, tuple(sound(session.run()).heights))
    with page.open_plain() as session:
        if sound(session.run()).heights != [*page.heights]:
            raise RuntimeError(f"the empty page does not draw what {name} does")
    return page


def first_pages(page: Page) -> Pair:
    """Every figure of the page for somebody who comes."""
    first = Pair()
    for _time in range(OPENED):
        first.ours.append(opened(page.open))
        first.plain.append(opened(page.open_plain))
    return first


def opened(visit: Callable[[], Session]) -> float:
    with visit() as session:
        return sound(session.run()).seconds


def changes(page: Page) -> tuple[Pair, Pair]:
    """A change to what nobody has asked for since the server started, and to what somebody has."""
    new, known = Pair(), Pair()
    with page.open() as ours, page.open_plain() as plain:
        found, factor = chosen(ours.run()), chosen(plain.run())
        factors = cycle(others(factor))
        for place, option in enumerate(islice(cycle(others(found)), CHANGES)):
            pair = new if place < len(found.options) - 1 else known
            pair.ours.append(sound(ours.run(found.state(option))).seconds)
            pair.plain.append(sound(plain.run(factor.state(next(factors)))).seconds)
    return new, known


def at_once(page: Page) -> Pair:
    """Every session's seconds when as many change a filter at the same moment."""
    pair = Pair()
    with ExitStack() as stack, ThreadPoolExecutor(TOGETHER) as people:
        ours = [stack.enter_context(page.open()) for _one in range(TOGETHER)]
        plain = [stack.enter_context(page.open_plain()) for _one in range(TOGETHER)]
        [found, *_same], [factor, *_alike] = (
            [chosen(one.run()) for one in s] for s in (ours, plain)
        )
        rounds = zip(cycle(others(found)), others(factor), strict=False)
        for option, number in islice(rounds, ROUNDS):
            for sessions, seconds, state in (
                (ours, pair.ours, found.state(option)),
                (plain, pair.plain, factor.state(number)),
            ):
                drawn = people.map(Session.run, sessions, [state] * TOGETHER)
                seconds += [sound(one).seconds for one in drawn]
    return pair


def seen(page: Page, driven: Browser) -> tuple[Pair, Pair]:
    """In a browser: a change of a filter, and the first page, to the last figure drawn."""
    change, first = Pair(), Pair()
    with page.open() as ours, page.open_plain() as plain:
        found, factor = chosen(ours.run()), chosen(plain.run())
    links = (
        f"{page.ours.address}/{page.name}?lang=en",
        f"{page.plain.address}/?{page.link}",
    )
    for _time in range(LOOKS):
        with ExitStack() as stack:
            one, other = [stack.enter_context(Screen(driven, u, page.figures)) for u in links]
            first.ours.append(one.opened)
            first.plain.append(other.opened)
            pairs = zip(cycle(others(found)), others(factor), strict=False)
            for option, number in islice(pairs, SEEN // LOOKS):
                change.ours.append(one.choose(found, option))
                change.plain.append(other.choose(factor, number))
    return change, first


def chosen(drawn: Drawn) -> Filter:
    """The filter to change: the best a page has."""
    return next(drawn.filters[name] for name in WANTED if name in sound(drawn).filters)


def others(found: Filter) -> list[str]:
    """Its options in the order to choose them in, so that every choice is another one."""
    return [option for option in found.options if option != found.chosen] + [found.chosen]


def sound(drawn: Drawn) -> Drawn:
    """What was drawn, where nothing went wrong."""
    if drawn.errors or not drawn.heights:
        raise RuntimeError("; ".join(drawn.errors) or "no figure was drawn")
    return drawn


def told(ours: float, plain: float) -> str:
    """Seconds of ours, of the empty page's, and how many times as long ours take."""
    return f"{ours:>6.3f}s {plain:>6.3f}s {ours / plain:>4.2f}×"
