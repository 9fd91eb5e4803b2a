"""Reading other people's tables: every cell arrives as it was written."""

import io
import subprocess
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from gobabierto_desktop.tabular.grids import NotASheet, SheetTooLarge
from gobabierto_desktop.tabular.opening import open_tables
from gobabierto_desktop.tabular.pasted import read_pasted
from gobabierto_desktop.tabular.text_files import cells, read_text_file

ROWS = (("Título", "Problema"), ("Agua; limpia", "Línea uno\nlínea dos"), ("«Ñandú»", 'Dice "así", y ya'))


def spelt(rows, separator, quote='"'):
    return "".join(
        separator.join(f"{quote}{cell.replace(quote, quote * 2)}{quote}" for cell in row) + "\r\n" for row in rows
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
    ],
)
def test_any_separator_and_encoding_gives_the_same_cells(separator, encoding, told):
    grid = read_text_file("x.csv", spelt(ROWS, separator).encode(encoding))
    assert grid.rows == ROWS
    assert grid.told.startswith(told)


def test_dos_spanish_is_told_from_windows_spanish():
    text = "Título;Acción\nEducación;Niñez y mañana; añadió\n"
    assert read_text_file("x", text.encode("cp850")).told.startswith("DOS 850")
    assert read_text_file("x", text.encode("cp1252")).told.startswith("Windows-1252")


def test_excel_may_name_the_separator_on_a_line_of_its_own():
    assert read_text_file("x.csv", b"sep=|\r\na,b|c\r\nd|e\r\n").rows == (("a,b", "c"), ("d", "e"))


def test_long_texts_zeros_and_signs_stay_as_they_are():
    row = ("=SUMA(A1)", "+502 5555", "-viñeta", "@todos", "0001", "2345678901234", "x" * 500_000)
    assert read_text_file("x.csv", spelt([row, row], ",").encode()).rows == (row, row)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4).map(tuple), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_is_written_with_quotes_is_read_back(rows, separator):
    assert tuple(cells(spelt(rows, separator), separator)) == tuple(rows)


@given(st.text(max_size=60), st.sampled_from(",;"))
def test_any_text_at_all_is_read_and_nothing_hangs(text, separator):
    told = "".join("".join(row) for row in cells(text, separator))
    assert len(told) <= len(text)


def workbook(fill):
    book = Workbook()
    fill(book.active)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_gives_what_its_cells_show(tmp_path):
    def fill(sheet):
        sheet.append(["Título", "CUI", "Código", "Fecha", "Hora", "Sí", "Fórmula", "Decimal"])
        sheet.append(["-viñeta", 2345678901234, 914, date(2018, 5, 16), time(8, 30), True, "=1+1", 1.5])
        sheet.append(["=no", "0002345678901", "0914", date(2018, 5, 17), None, False, None, 3.0])
        sheet["A3"].data_type = "s"
        sheet["C2"].number_format = "00000"

    path = tmp_path / "hoja.xlsx"
    path.write_bytes(workbook(fill))
    (grid,) = open_tables(path)
    assert grid.rows[1:] == (
        ("-viñeta", "2345678901234", "00914", "2018-05-16", "08:30", "Sí", "=1+1", "1.5"),
        ("=no", "0002345678901", "0914", "2018-05-17", "", "No", "", "3"),
    )
    assert grid.told == "hoja «Sheet»"


@pytest.mark.libreoffice
def test_old_excel_and_libreoffice_files_are_read(tmp_path):
    (tmp_path / "a.csv").write_bytes("Título,Código\nAgua,7\n".encode())
    for kind in ("ods", "xls"):
        command = ["soffice", "--headless", "--infilter=CSV:44,34,76", "--convert-to", kind, "--outdir", str(tmp_path)]
        command.append(str(tmp_path / "a.csv"))
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert open_tables(tmp_path / f"a.{kind}")[0].rows == (("Título", "Código"), ("Agua", "7"))


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"", b"\x00\x01\x02\x03\x04", b"\n\n"])
def test_what_is_no_table_is_refused_in_words(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotASheet):
        open_tables(path)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(NotASheet, match="no se puede abrir"):
        open_tables(tmp_path / "nada.csv")


def test_too_many_rows_are_refused():
    with pytest.raises(SheetTooLarge):
        read_text_file("x.csv", b"a,b\n" * 100_002)


def test_rows_copied_in_excel_keep_line_breaks_within_a_cell():
    grid = read_pasted('Título\tProblema\r\nAgua\t"uno\ndos"\r\n')
    assert grid.rows == (("Título", "Problema"), ("Agua", "uno\ndos"))


def test_a_table_copied_in_word_is_read_from_its_html():
    markup = (
        "<html><body><p>Antes</p><table><tr><th>T&iacute;tulo</th><th>Problema</th></tr>"
        "<tr><td><p>Agua\n  limpia</p></td><td><p>uno</p><p>dos</p></td></tr>"
        "<tr><td colspan=2>ancha</td></tr></table><table><tr><td>otra</td></tr></table></body></html>"
    )
    grid = read_pasted("Título Problema", markup)
    assert grid.rows == (("Título", "Problema"), ("Agua limpia", "uno\ndos"), ("ancha", ""))


def test_plain_lines_are_one_cell_each():
    assert read_pasted("Agua, limpia\nCaminos; seguros\n").rows == (("Agua, limpia",), ("Caminos; seguros",))
