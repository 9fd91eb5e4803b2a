"""Months, quarters and numbers with decimals: read as people write them, kept as typed where they cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import last_day, read_decimal, read_month, read_quarter

NO_TERMS = Terms(())
MONTH = Field("ends", "Fecha de término", FieldType.MONTH)
AMOUNT = Field("budget", "Presupuesto", FieldType.DECIMAL, most=10**12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11/2018", "2018-11"),
        (" 8.2020 ", "2020-08"),
        ("2020-08", "2020-08"),
        ("Noviembre de 2018", "2018-11"),
        ("nov-18", "2018-11"),
        ("ago. 2020", "2020-08"),
        ("setiembre del 2019", "2019-09"),
        ("sept 2019", "2019-09"),
        ("30/08/2020", "2020-08-30"),
        ("13/2018", None),
        ("0/2018", None),
        ("11/18", None),
        ("brumario 2018", None),
        ("pronto", None),
    ],
)
def test_a_month_is_read_as_people_write_it(typed: str, meant: str | None):
    assert read_month(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2019-T1", "2019-T1"),
        ("2019 t1", "2019-T1"),
        ("T4 2018", "2018-T4"),
        ("T4-2018", "2018-T4"),
        ("3T2020", "2020-T3"),
        ("II trimestre de 2019", "2019-T2"),
        ("Primer trimestre 2019", "2019-T1"),
        ("1er. trimestre del 2019", "2019-T1"),
        ("cuarto trimestre 2018", "2018-T4"),
        ("2019-T5", None),
        ("quinto trimestre 2019", None),
        ("2019", None),
        ("9999-T4", None),
    ],
)
def test_a_quarter_is_read_as_people_write_it(typed: str, meant: str | None):
    assert read_quarter(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,234.50", "1234.5"),
        ("Q 1,234.50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("12,5", "12.5"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
        ("-91.5181", "-91.5181"),
        ("007", "7"),
        (".5", "0.5"),
        ("-0.0", "0"),
        ("1,23,4", None),
        ("doce", None),
        (".", None),
        ("1e3", None),
        ("٣", None),
    ],
)
def test_a_number_is_read_with_the_marks_of_guatemala_or_of_spain(typed: str, meant: str | None):
    assert read_decimal(typed) == meant


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_shown_is_the_number_read_back(number: Decimal):
    value = read_decimal(f"{number:f}")

    shown = rules.shown(AMOUNT, value, NO_TERMS)

    assert rules.read(AMOUNT, shown, NO_TERMS) == value
    assert Decimal(str(value)) == number


@pytest.mark.parametrize("value", ["2018-11", "2020-08-30"])
def test_a_month_shown_is_the_month_read_back(value: str):
    assert rules.read(MONTH, rules.shown(MONTH, value, NO_TERMS), NO_TERMS) == value


@given(st.text(max_size=30))
def test_what_names_no_month_quarter_or_number_is_kept_as_typed(typed: str):
    for type_ in (FieldType.MONTH, FieldType.QUARTER, FieldType.DECIMAL):
        field = Field("x", "X", type_)
        value = rules.read(field, typed, NO_TERMS)
        assert value is None or value == typed or rules.fits(field, value)


def test_a_month_counts_to_its_last_day():
    assert last_day("2020-02") == "2020-02-29"
    assert last_day("2020-02-10") == "2020-02-10"
    assert last_day("pronto") == last_day("") == last_day("2020-13") == ""


def test_an_amount_is_what_can_be_reckoned_with():
    record = Record("progress_report", "r", None, {"budget": "1234.5", "quantity": 12, "done": "muchos"})

    assert record.amount("budget") == Decimal("1234.5")
    assert record.amount("quantity") == Decimal(12)
    assert record.amount("done") is record.amount("results") is None
