"""Concluding observations: what each paragraph does, and which answers which."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.treaty.actions import directives_in, split_actions
from habeas.treaty.document import NextReport, Paragraph, ParagraphKind, Role
from habeas.treaty.due import next_report_due
from habeas.treaty.folding import fold
from habeas.treaty.language import Pack
from habeas.treaty.pairs import pair, pair_apart
from habeas.treaty.sentences import sentence_spans

_REQUESTS = (
    (ParagraphKind.NEXT_REPORT, "next_report"),
    (ParagraphKind.DISSEMINATION, "dissemination"),
    (ParagraphKind.FOLLOW_UP, "follow_up"),
)


def read_observations(
    paragraphs: Sequence[Paragraph], visible: str, pack: Pack, *, shown: str
) -> Iterator[Paragraph]:
    """Tell what each paragraph of one State's observations does, and pair them.

    Reads: the paragraphs of one unit in order, the visible and the shown text.
    Promises: the same words in order; a paragraph that first worries and then
    asks is given back as two, the second unnumbered under the same number.
    Concerns and recommendations are paired, next reports dated.
    """
    parts = (
        part
        for paragraph in paragraphs
        for part in _split_mixed(paragraph, visible, pack)
    )
    told = [_told(part, visible, pack, shown=shown) for part in parts]
    paired = list(pair(told))
    yield from pair_apart(list(_close(paired, visible, pack)))


def _told(paragraph: Paragraph, visible: str, pack: Pack, *, shown: str) -> Paragraph:
    kind = kind_of(paragraph, visible, pack)
    asks = kind not in (
        ParagraphKind.INTRODUCTION, ParagraphKind.POSITIVE, ParagraphKind.CONCERN, None,
    )  # fmt: skip
    actions = split_actions(paragraph, visible, pack, shown=shown) if asks else ()
    due = _due(paragraph, kind, visible, pack)
    return replace(paragraph, kind=kind, actions=actions, due=due)


def _due(
    paragraph: Paragraph, kind: ParagraphKind | None, visible: str, pack: Pack
) -> NextReport | None:
    if kind is not ParagraphKind.NEXT_REPORT:
        return None
    return next_report_due(visible, paragraph.start, paragraph.end, pack=pack)


def kind_of(paragraph: Paragraph, visible: str, pack: Pack) -> ParagraphKind | None:
    """Tell what a paragraph does, from its headings first and then from its words."""
    section = _section(paragraph, pack)
    if section in (ParagraphKind.INTRODUCTION, ParagraphKind.POSITIVE):
        return section
    words = visible[paragraph.start : paragraph.end]
    asks = _asks(paragraph, visible, pack)
    request = _request(paragraph, words, pack, asks=asks)
    if request is not None:
        return request
    if asks:
        return ParagraphKind.RECOMMENDATION
    if section is ParagraphKind.CONCERN:
        return ParagraphKind.CONCERN
    return _by_words(words, pack)


def _section(paragraph: Paragraph, pack: Pack) -> ParagraphKind | None:
    """Tell the part of the observations a paragraph stands in, by its headings."""
    above = [h for h in paragraph.headings if h.role is not Role.STATE and not h.run_in]
    titles = [fold(heading.title) for heading in above]
    for title in reversed(titles):
        if pack.says("concerns", title):
            return ParagraphKind.CONCERN
        if pack.says("positive", title):
            return ParagraphKind.POSITIVE
        if pack.says("introduction", title):
            return ParagraphKind.INTRODUCTION
    in_part = any(heading.role in (Role.SECTION, Role.CLUSTER) for heading in above)
    return None if in_part or titles else _opening(paragraph)


def _opening(paragraph: Paragraph) -> ParagraphKind | None:
    number = paragraph.place or ""
    return ParagraphKind.INTRODUCTION if number == "1" else None


def _asks(paragraph: Paragraph, visible: str, pack: Pack) -> bool:
    """Say whether a paragraph asks something rather than worrying about it."""
    spans = list(sentence_spans(visible, paragraph.start, paragraph.end))
    for start, end in spans:
        for directive in directives_in(visible, pack, start, end):
            opens = not visible[start : directive.start].strip()
            worried = pack.says("concern", visible[start:end])
            if directive.of_committee or opens or not worried:
                return True
    return False


def _request(
    paragraph: Paragraph, words: str, pack: Pack, *, asks: bool
) -> ParagraphKind | None:
    """Tell the requests that close observations: by nearest heading, then words."""
    for heading in reversed(paragraph.headings):
        title = fold(heading.title)
        named = [kind for kind, name in _REQUESTS if pack.says(name, title)]
        # "Training in and dissemination of the Convention" is a topic of concern.
        if (
            heading.role is Role.TOPIC
            and not heading.run_in
            and pack.says("not_request", title)
        ):
            return None
        if len(named) == 1:
            return _nearer(named[0], words, pack)
        if named:
            by_words = _request_by_words(words, pack)
            return by_words or named[-1]
        if pack.says("concerns", title):
            break
    return _request_by_words(words, pack) if asks and not paragraph.headings else None


def _nearer(named: ParagraphKind, words: str, pack: Pack) -> ParagraphKind:
    """Let the words tell where the heading names another request than they make."""
    asks_report = pack.says("next_report_text", words)
    follows_up = pack.says("follow_up_text", words)
    if named is ParagraphKind.FOLLOW_UP:
        return ParagraphKind.NEXT_REPORT if asks_report and not follows_up else named
    if asks_report:
        return ParagraphKind.NEXT_REPORT
    spreads = pack.says("dissemination_text", words)
    if named is ParagraphKind.DISSEMINATION and follows_up and not spreads:
        return ParagraphKind.FOLLOW_UP
    return named


def _request_by_words(words: str, pack: Pack) -> ParagraphKind | None:
    if pack.says("next_report_text", words):
        return ParagraphKind.NEXT_REPORT
    if pack.says("dissemination_text", words):
        return ParagraphKind.DISSEMINATION
    if pack.says("follow_up_text", words):
        return ParagraphKind.FOLLOW_UP
    return None


def _by_words(words: str, pack: Pack) -> ParagraphKind | None:
    if pack.says("considered", words):
        return ParagraphKind.INTRODUCTION
    if pack.says("concern", words) and not pack.says("welcomes", words):
        return ParagraphKind.CONCERN
    if pack.says("welcomes", words):
        return ParagraphKind.POSITIVE
    return ParagraphKind.CONCERN if pack.says("concern", words) else None


def _split_mixed(paragraph: Paragraph, visible: str, pack: Pack) -> Iterator[Paragraph]:
    """Cut a paragraph in two where it first worries and later asks."""
    cut = _turn(paragraph, visible, pack)
    if cut is None:
        yield paragraph
        return
    first = " ".join(visible[paragraph.start : cut].split())
    words = paragraph.text
    at = min(len(first), len(words))
    before = tuple(item for item in paragraph.items if item.start < cut)
    after = tuple(item for item in paragraph.items if item.start >= cut)
    yield replace(paragraph, text=words[:at].rstrip(), end=cut, items=before)
    yield replace(
        paragraph,
        number=None,
        under=paragraph.place,
        marker="",
        text=words[at:].strip(),
        start=cut,
        items=after,
        remarks=(),
    )


def _turn(paragraph: Paragraph, visible: str, pack: Pack) -> int | None:
    if _section(paragraph, pack) not in (ParagraphKind.CONCERN, None):
        return None
    end = next((i.start for i in paragraph.items if not i.inline), paragraph.end)
    spans = list(sentence_spans(visible, paragraph.start, end))
    asking = [bool(directives_in(visible, pack, *span)) for span in spans]
    if not spans or asking[0] or True not in asking:
        return None
    turn = asking.index(True)
    start = spans[turn][0]
    worries = pack.says("concern", visible[paragraph.start : start])
    own = directives_in(visible, pack, *spans[turn])[0]
    worried_still = not own.of_committee and pack.says(
        "concern", visible[slice(*spans[turn])]
    )
    return start if worries and not worried_still else None


def _close(
    paragraphs: Sequence[Paragraph], visible: str, pack: Pack
) -> Iterator[Paragraph]:
    """Tell the requests that close observations without headings of their own.

    They come after the last concern and answer none; their words say which
    they are.
    """
    kinds = [paragraph.kind for paragraph in paragraphs]
    concerns = [at for at, kind in enumerate(kinds) if kind is ParagraphKind.CONCERN]
    last = concerns[-1] if concerns else 0
    for place, paragraph in enumerate(paragraphs):
        is_asked = paragraph.kind is ParagraphKind.RECOMMENDATION
        if place < last or not is_asked or paragraph.answers:
            yield paragraph
            continue
        words = visible[paragraph.start : paragraph.end]
        kind = _request_by_words(words, pack) or ParagraphKind.RECOMMENDATION
        due = _due(paragraph, kind, visible, pack)
        yield replace(paragraph, kind=kind, due=due)
