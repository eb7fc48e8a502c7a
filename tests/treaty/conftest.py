import zipfile
from io import BytesIO

import pytest

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.fixture(scope="session")
def word():
    """Pack a Word file from the XML of its body and of its other parts."""

    def pack(body, *, main=f"{_MAIN}.document.main+xml", prolog="", **parts):
        extra = {f"word/{name}.xml": xml for name, xml in parts.items()}
        relations = "".join(
            f'<Relationship Id="r{name}" Type="{_REL}/{name.rstrip("0123456789")}" '
            f'Target="{name}.xml"/>'
            for name in parts
        )
        files = {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
            + "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.'
                f'{name.rstrip("0123456789")}+xml"/>'
                for name in parts
            )
            + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" '
            f'Type="{_REL}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">'
            f"{relations}</Relationships>",
            "word/document.xml": f'{prolog}<w:document xmlns:w="{_W}" '
            f'xmlns:r="{_REL}"><w:body>{body}</w:body></w:document>',
            **{path: _rooted(path, xml) for path, xml in extra.items()},
        }
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, xml in files.items():
                archive.writestr(path, xml)
        return out.getvalue()

    return pack


def _rooted(path, xml):
    name = path.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    root = {"header": "hdr", "footer": "ftr"}.get(name, name)
    return f'<w:{root} xmlns:w="{_W}">{xml}</w:{root}>'
