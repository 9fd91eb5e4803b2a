from datetime import date, time

import pytest

from gobabierto_desktop.reports.words import counted, date_in_words, number_in_words, time_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "cero"),
        (1, "uno"),
        (16, "dieciséis"),
        (21, "veintiuno"),
        (22, "veintidós"),
        (31, "treinta y uno"),
        (40, "cuarenta"),
        (99, "noventa y nueve"),
        (100, "cien"),
        (101, "ciento uno"),
        (500, "quinientos"),
        (727, "setecientos veintisiete"),
        (1000, "mil"),
        (1999, "mil novecientos noventa y nueve"),
        (2018, "dos mil dieciocho"),
        (9999, "nueve mil novecientos noventa y nueve"),
    ],
)
def test_numbers_are_written_as_people_say_them(number: int, words: str):
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_reach_is_refused(number: int):
    with pytest.raises(ValueError, match="not written"):
        number_in_words(number)


def test_a_date_is_written_in_words():
    assert date_in_words(date(2018, 5, 16)) == "dieciséis de mayo de dos mil dieciocho"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(15, 30), "quince horas con treinta minutos"),
        (time(1, 0), "una hora"),
        (time(8, 0), "ocho horas"),
        (time(21, 1), "veintiuna horas con un minuto"),
        (time(0, 21), "cero horas con veintiún minutos"),
        (time(9, 31), "nueve horas con treinta y un minutos"),
    ],
)
def test_an_hour_agrees_with_its_noun(moment: time, words: str):
    assert time_in_words(moment) == words


def test_a_count_agrees_with_its_noun():
    assert counted(1, "propuesta", "propuestas") == "1 propuesta"
    assert counted(1204, "propuesta", "propuestas") == "1,204 propuestas"
