"""Make the documents of the corpus from their scripts: `python -m tests.corpus.making`.

What LibreOffice prints is made only where it is installed; else the file is kept.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.corpus.making.page import make_page, make_printed
from tests.corpus.making.pdf import make_pdf
from tests.corpus.making.script import Script, read_script
from tests.corpus.making.word import make_word

HERE = Path(__file__).parent


def made(script: Script) -> bytes | None:
    """Make the document of a script; None where its maker is not here."""
    match script.properties["form"], script.properties.get("producer"):
        case "docx", _:
            return make_word(script)
        case "html", _:
            return make_page(script)
        case "pdf", "weasyprint":
            return make_printed(script)
        case "pdf", "reportlab":
            return make_pdf(script)
    return _through_libreoffice(make_word(script))


def _through_libreoffice(word: bytes) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.docx"
        path.write_bytes(word)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
        try:
            subprocess.run([*command, str(path)], check=True, capture_output=True)
        except FileNotFoundError:
            return None
        return path.with_suffix(".pdf").read_bytes()


def main() -> None:
    """Make every document, or those named."""
    for path in sorted((HERE / "scripts").glob("*.txt")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        script = read_script(path.read_text("utf-8"))
        source = f"{path.stem}.{script.properties['form']}"
        data = made(script)
        if data is not None:
            (HERE.parent / source).write_bytes(data)
        gold = json.dumps(script.gold(source), ensure_ascii=False, indent=1)
        (HERE.parent / f"{path.stem}.json").write_text(f"{gold}\n", "utf-8")


if __name__ == "__main__":
    main()
