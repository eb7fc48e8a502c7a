"""An Office package (a zip of XML parts), opened without trust and within bounds."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from habeas.law.errors import BadInputError
from habeas.treaty.markup import parse_xml

# A report of 1,000 pages has some 20 MiB in its largest part.
MOST_IN_A_PART = 64 * 2**20
MOST_IN_ALL = 128 * 2**20
MOST_PARTS = 10_000
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(slots=True)
class Package:
    """The parts of one package, each unpacked only when asked for."""

    archive: zipfile.ZipFile
    name: str
    unpacked: int = 0

    def part(self, path: str) -> etree._Element | None:
        """Parse one part, None where there is none.

        Raises BadInputError when it is damaged, encrypted or over the bounds.
        """
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        data = self._unpack(info).replace(_STRICT, _TRANSITIONAL)
        return parse_xml(data, name=f"{self.name} ({path})")

    def related(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Give each inner relationship of a part: its id, short type and target."""
        folder, file = posixpath.split(path)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in () if relations is None else relations:
            if relation.get("TargetMode") != "External":
                target = unquote(relation.get("Target", ""))
                full = posixpath.normpath(posixpath.join("/", folder, target))
                kind = posixpath.basename(relation.get("Type", ""))
                yield relation.get("Id", ""), kind, full.lstrip("/")

    def content_type(self, path: str) -> str:
        """Say what a part claims to be, empty when it says nothing."""
        types = self.part("[Content_Types].xml")
        for entry in () if types is None else types:
            if entry.get("PartName", "").lstrip("/") == path:
                return entry.get("ContentType", "")
        return ""

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        most = min(MOST_IN_A_PART, MOST_IN_ALL - self.unpacked)
        if info.flag_bits & 1:
            raise BadInputError(
                f"{self.name} is protected by a password; save it without one"
            )
        try:
            with self.archive.open(info) as stream:
                # The size a zip states can lie: what counts is what comes out.
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise damaged(self.name) from error
        if len(data) > most:
            raise BadInputError(
                f"{self.name} unpacks {info.filename} to more than "
                f"{most // 2**20} MiB, as a zip bomb does; nothing of it was kept"
            )
        self.unpacked += len(data)
        return data


def open_package(data: bytes, *, name: str) -> Package:
    """Open a zip held in memory; BadInputError when it is cut short or overfull."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError) as error:
        raise damaged(name) from error
    if len(archive.infolist()) > MOST_PARTS:
        raise BadInputError(
            f"{name} has {len(archive.infolist())} parts, over the {MOST_PARTS} that "
            "are opened; a document has some dozens"
        )
    return Package(archive, name)


def damaged(name: str) -> BadInputError:
    """Say that a file is cut short or broken."""
    return BadInputError(
        f"{name} is damaged or cut short and cannot be unpacked; fetch it again"
    )
