"""A session over the websocket: what a browser says to Streamlit and hears, without drawing it."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60
STREAMLIT = Subprotocol("streamlit")


@dataclass
class Drawn:
    """What one run of the script sent: how long it took, its figures' heights, what went wrong."""

    seconds: float
    title: str = ""
    heights: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    filters: dict[str, Filter] = field(default_factory=dict)


@dataclass(frozen=True)
class Filter:
    """A widget with options: its id, how they read, the one that is chosen."""

    id: str
    kind: str
    options: tuple[str, ...]
    chosen: str

    @property
    def key(self) -> str:
        return self.id.rpartition("-")[2]

    def state(self, option: str) -> WidgetState:
        """What the browser says when the option is chosen."""
        if self.kind == "selectbox":
            return WidgetState(id=self.id, string_value=option)
        told = WidgetState(id=self.id)
        told.string_array_value.data.append(option)
        return told


class Session:
    """One visitor on one page; what changes in the link is kept, as in a browser."""

    def __init__(self, address: str, page: str = "", link: str = "") -> None:
        self._page, self._link, self._script = page, link, ""
        self._known: dict[str, ForwardMsg] = {}
        self._stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._open = ExitStack()
        self._socket: ClientConnection

    def __enter__(self) -> Session:
        connection = connect(self._stream, subprotocols=[STREAMLIT], max_size=None)
        self._socket = self._open.enter_context(connection)
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def run(self, *changed: WidgetState) -> Drawn:
        """Run the page, with these widgets changed, until the server says that it is done."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = self._link, self._page
        state.page_script_hash = self._script
        state.widget_states.widgets.extend(changed)
        state.cached_message_hashes.extend(self._known)
        state.context_info.locale = "en-GB"
        start = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        heard = self._listen()
        seconds = time.perf_counter() - start
        return self._understood(heard, Drawn(seconds))

    def _listen(self) -> list[ForwardMsg]:
        heard: list[ForwardMsg] = []
        while not heard or heard[-1].WhichOneof("type") != "script_finished":
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv(PATIENCE, decode=False))
            heard.append(message)
        return heard

    def _understood(self, heard: list[ForwardMsg], drawn: Drawn) -> Drawn:
        """Replace what was only referred to, note what a browser would, sum up what is shown."""
        for told in heard:
            kind = told.WhichOneof("type")
            message = self._known[told.ref_hash] if kind == "ref_hash" else told
            if message.metadata.cacheable:
                self._known[message.hash] = message
            if kind == "navigation":
                self._script = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._link = message.page_info_changed.query_string
            elif message.WhichOneof("type") == "delta":
                _add(message.delta.new_element, drawn)
        if heard[-1].script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            drawn.errors.append("the script did not finish")
        return drawn


def _add(element: Element, drawn: Drawn) -> None:
    """Note a figure, a filter or an error."""
    kind = element.WhichOneof("type")
    if kind == "plotly_chart":
        drawn.heights.append(element.height_config.pixel_height)
    elif kind == "heading" and element.heading.tag == "h1":
        drawn.title = element.heading.body
    elif kind == "exception":
        drawn.errors.append(element.exception.message)
    elif kind == "alert" and element.alert.format == element.alert.ERROR:
        drawn.errors.append(element.alert.body)
    elif kind == "selectbox":
        found = element.selectbox
        chosen = found.raw_value if found.set_value else found.options[found.default]
        _offer(Filter(found.id, kind, tuple(found.options), chosen), drawn)
    elif kind == "button_group":
        group = element.button_group
        options = tuple(option.content for option in group.options)
        chosen = group.raw_values[0] if group.set_value else options[group.default[0]]
        _offer(Filter(group.id, kind, options, chosen), drawn)


def _offer(found: Filter, drawn: Drawn) -> None:
    drawn.filters[found.key] = found
