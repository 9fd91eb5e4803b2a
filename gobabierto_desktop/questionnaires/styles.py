"""How the sheets look: answers in pale yellow on a quiet ground, and every state said in a word besides its colour."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

INK, MUTED, BRAND, LINE, PALE = "16212B", "51606D", "0B5C7A", "D5DCE2", "DDEFF5"
MISSING, DOUBTFUL, DONE = "FDEAEA", "FFF1DC", "E0F2E6"
MISSING_INK, DOUBTFUL_INK, DONE_INK = "A61B1B", "8A4B00", "1B6E3C"
_ANSWER = "FFFBE6"

_side = Side(style="thin", color=LINE)
FRAME = Border(left=_side, right=_side, top=_side, bottom=_side)
UNLOCKED = Protection(locked=False)

TITLE = Font(name="Calibri", size=16, bold=True, color=BRAND)
PLAIN = Font(name="Calibri", size=11, color=INK)
STRONG = Font(name="Calibri", size=11, bold=True, color=INK)
SECTION = Font(name="Calibri", size=12, bold=True, color=BRAND)
SMALL = Font(name="Calibri", size=9, color=MUTED)
QUIET = Font(name="Calibri", size=10, color=MUTED)
WHITE = Font(name="Calibri", size=11, bold=True, color="FFFFFF")

TOP = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")
ONE_LINE = Alignment(vertical="center")

ANSWER_FILL = PatternFill("solid", start_color=_ANSWER)
HEADER_FILL = PatternFill("solid", start_color=BRAND)
PALE_FILL = PatternFill("solid", start_color=PALE)

LINE_HEIGHT, TALLEST = 15.0, 400.0


def painted(fill: str, ink: str) -> DifferentialStyle:
    """A style for conditional formatting."""
    return DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=fill, fill_type="solid"))


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column so many characters wide."""
    return sum(max(1, -(-len(line) // max(1, int(width * 1.05)))) for line in text.split("\n"))


def heighten(sheet: Worksheet, row: int, texts: tuple[tuple[str, float], ...], least: float = LINE_HEIGHT) -> None:
    """Make a row tall enough for its texts, each with the width of its column: no program does it for locked rows."""
    needed = max((lines(text, width) for text, width in texts), default=1) * LINE_HEIGHT + 6
    sheet.row_dimensions[row].height = min(TALLEST, max(least, needed))
