"""The test drawn: each step leads on to the next, or out to liberty."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.rulebook.authorising import Gate, Standing
from habeas.web.register.words_of_deciding import ASKED, STANDINGS, Words

WIDTH = 448
# Measures of the drawing, in its own units.
_TOP, _STEP, _HEIGHT = 76, 62, 44
_MAIN, _LIBERTY = (4, 320), (364, 80)
_MARGIN, _TEXT, _SIGN = 8, 14, 20
_SIGNS = {Standing.HOLDS: "✓", Standing.OPEN: "…", Standing.REFUSED: "✕"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box: where it stands, what it says, and how the step stands."""

    x: int
    y: int
    width: int
    height: int
    text_x: int
    sign_x: int
    number: int
    title: Words
    standing: Standing
    # Where the way out to liberty begins and ends.
    out_from: int
    out_to: int

    @property
    def sign(self) -> str:
        """Give the sign that says the same as the colour."""
        return _SIGNS[self.standing]

    @property
    def words(self) -> Words:
        """Say in words what sign and colour say."""
        return STANDINGS[self.standing][0]

    @property
    def middle(self) -> int:
        """Give the height of its middle."""
        return self.y + self.height // 2

    @property
    def baseline(self) -> int:
        """Give the height on which its text stands."""
        return self.middle + 5

    @property
    def bottom(self) -> int:
        """Give where it ends."""
        return self.y + self.height

    @property
    def next_y(self) -> int:
        """Give where the next box begins."""
        return self.y + _STEP

    @property
    def arrow(self) -> str:
        """Draw the head of the way out, pointing to liberty."""
        back = -9 if self.out_to > self.out_from else 9
        return f"M{self.out_to} {self.middle}l{back} -6v12z"


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole drawing; mirrored for a script that runs from right to left."""

    boxes: Sequence[Box]
    is_open: bool
    is_mirrored: bool

    width: int = WIDTH

    @property
    def height(self) -> int:
        """Give how tall it is."""
        return _TOP + _STEP * len(self.boxes) + _HEIGHT + _MARGIN

    @property
    def main_x(self) -> int:
        """Give where the column of steps begins."""
        return _placed(*_MAIN, mirrored=self.is_mirrored)

    @property
    def main_width(self) -> int:
        """Give how wide the column of steps is."""
        return _MAIN[1]

    @property
    def liberty_x(self) -> int:
        """Give where the column of liberty begins."""
        return _placed(*_LIBERTY, mirrored=self.is_mirrored)

    @property
    def liberty_width(self) -> int:
        """Give how wide the column of liberty is."""
        return _LIBERTY[1]

    @property
    def liberty_middle(self) -> int:
        """Give the middle of the column of liberty."""
        return self.liberty_x + self.liberty_width // 2

    @property
    def liberty_y(self) -> int:
        """Give where the column of liberty begins, from above."""
        return _TOP

    @property
    def liberty_height(self) -> int:
        """Give how tall the column of liberty is."""
        return _STEP * len(self.boxes) - (_STEP - _HEIGHT)

    @property
    def liberty_baseline(self) -> int:
        """Give the height on which the word for liberty stands."""
        return _TOP + self.liberty_height // 2

    @property
    def axis(self) -> int:
        """Give the middle of the column of steps, along which the way leads on."""
        return self.main_x + self.main_width // 2

    @property
    def begin_y(self) -> int:
        """Give where the box of the beginning stands."""
        return _MARGIN

    @property
    def begin_bottom(self) -> int:
        """Give where the box of the beginning ends."""
        return _MARGIN + _HEIGHT

    @property
    def begin_baseline(self) -> int:
        """Give the height on which the words of the beginning stand."""
        return _MARGIN + _HEIGHT // 2 + 6

    @property
    def end_y(self) -> int:
        """Give where the box of the end stands."""
        return _TOP + _STEP * len(self.boxes)

    @property
    def end_baseline(self) -> int:
        """Give the height on which the words of the end stand."""
        return self.end_y + _HEIGHT // 2 + 6

    @property
    def box_height(self) -> int:
        """Give how tall a box is."""
        return _HEIGHT


def figure_of(gate: Gate, *, mirrored: bool) -> Figure:
    """Draw a gate, as far as it has come."""
    x = _placed(*_MAIN, mirrored=mirrored)
    boxes = [
        Box(
            x=x,
            y=_TOP + _STEP * place,
            width=_MAIN[1],
            height=_HEIGHT,
            text_x=_point(_MAIN[0] + _TEXT, mirrored=mirrored),
            sign_x=_point(_MAIN[0] + _MAIN[1] - _SIGN, mirrored=mirrored),
            number=place + 1,
            title=ASKED[outcome.step].name,
            standing=outcome.standing,
            out_from=_point(sum(_MAIN), mirrored=mirrored),
            out_to=_point(_LIBERTY[0], mirrored=mirrored),
        )
        for place, outcome in enumerate(gate.steps)
    ]
    return Figure(boxes, is_open=gate.is_open, is_mirrored=mirrored)


def _placed(x: int, width: int, *, mirrored: bool) -> int:
    return WIDTH - x - width if mirrored else x


def _point(x: int, *, mirrored: bool) -> int:
    return WIDTH - x if mirrored else x
