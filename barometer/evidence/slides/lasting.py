"""The same pack gives the same bytes: no clock and no person in the file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

_MOMENT = re.compile(
    rb'(<dcterms:(created|modified) xsi:type="dcterms:W3CDTF">)[^<]*(</dcterms:\2>)'
)
_BOOK = (".xlsx",)


def same_bytes(archive: bytes, moment: datetime) -> bytes:
    """The archive with every file, and every book inside it, dated at that moment."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, _dated(name, given.read(name), moment))
    return out.getvalue()


def _dated(name: str, content: bytes, moment: datetime) -> bytes:
    if name.endswith(_BOOK):
        return same_bytes(content, moment)
    if name != "docProps/core.xml":
        return content
    written = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return _MOMENT.sub(rb"\g<1>" + written + rb"\g<3>", content)
