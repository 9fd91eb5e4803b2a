"""The proofreader: judges words on a thread of its own, so that no key waits for the dictionary."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal

from gobabierto_desktop.domain.spelling import Word, composed, words_to_spell
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.own_words import own_words
from gobabierto_desktop.services.spelling import Speller

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that is not in the dictionary: in which of the texts asked about, and where in it."""

    text: int
    word: Word


class Proofreader(QObject):
    """Answers come back on the window's thread. `judged` tells that more is known, or something else is right now.

    The dictionary is read when the first word is asked about: a window that shows no long text never pays for it.
    """

    judged = Signal()
    _answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pool = ThreadPoolExecutor(1, "speller")
        self._speller: Speller | None = None
        self._verdicts: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._own: frozenset[str] = frozenset()
        self._is_closed = False
        self._closing = threading.Lock()
        self._latest = 0
        _ = self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def wrong(self, words: Iterable[Word]) -> list[Word]:
        """Those known to be wrong; about the others the dictionary is asked, and `judged` tells when it answered."""
        verdicts = [(word, self._verdicts.get(word.text)) for word in words]
        unknown = {word.text for word, verdict in verdicts if verdict is None} - self._asked
        if unknown:
            self._asked |= unknown
            self._ask(partial(self._judge, unknown), self._take_verdicts)
        return [word for word, verdict in verdicts if verdict is False]

    def find(self, texts: Sequence[tuple[str, int]], then: Callable[[Misspelt | None], object]) -> None:
        """The first wrong word of some texts, each looked at from a place on."""
        self._ask(partial(self._first_wrong, texts), then)

    def suggest(self, word: str, told: Callable[[str], object], ended: Callable[[], object]) -> None:
        """What may have been meant, told one by one as it is found; asking about another word ends this."""
        self._latest += 1
        self._ask(partial(self._suggest, word, self._latest, told), lambda _: ended())

    def is_own(self, word: str) -> bool:
        """Whether the person added it."""
        return composed(word).lower() in self._own

    def take_own(self, words: Sequence[str]) -> None:
        """These are the person's own words now."""
        self._ask(partial(self._learn, words), self._relearn)

    def finish(self) -> None:
        """The window closes: whatever is still being looked for is not told any more."""
        with self._closing:
            self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    # On the thread of the dictionary

    def _reader(self) -> Speller:
        if self._speller is None:
            own = own_words(self._desk)
            self._speller = Speller(self._desk.terms, own)
            self._own = frozenset(one.lower() for one in own)
        return self._speller

    def _judge(self, words: Iterable[str]) -> dict[str, bool]:
        reader, verdicts = self._reader(), dict[str, bool]()
        for word in words:
            if self._is_closed:
                break
            verdicts[word] = reader.is_right(word)
        return verdicts

    def _first_wrong(self, texts: Sequence[tuple[str, int]]) -> Misspelt | None:
        reader = self._reader()
        for at, (text, start) in enumerate(texts):
            for word in words_to_spell(text):
                if self._is_closed:
                    return None
                if word.start >= start and not reader.is_right(word.text):
                    return Misspelt(at, word)
        return None

    def _suggest(self, word: str, turn: int, told: Callable[[str], object]) -> None:
        for one in self._reader().suggest(word):
            if self._is_closed or turn != self._latest:
                return
            self._tell(partial(self._if_latest, turn, told, one))

    def _learn(self, words: Sequence[str]) -> Sequence[str]:
        self._reader().learn(words)
        return words

    # Back on the window's

    def _ask(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        if not self._is_closed:
            self._pool.submit(work).add_done_callback(lambda done: self._tell(partial(_settle, done, then)))

    def _tell(self, answer: Callable[[], object]) -> None:
        with self._closing:
            if not self._is_closed:
                self._answered.emit(answer)

    def _deliver(self, answer: object) -> None:
        if not self._is_closed:
            _ = cast("Callable[[], object]", answer)()

    def _if_latest(self, turn: int, told: Callable[[str], object], one: str) -> None:
        if turn == self._latest:
            _ = told(one)

    def _take_verdicts(self, verdicts: dict[str, bool]) -> None:
        self._verdicts |= verdicts
        self._asked -= verdicts.keys()
        if not all(verdicts.values()):
            self.judged.emit()

    def _relearn(self, words: Sequence[str]) -> None:
        self._own = frozenset(one.lower() for one in words)
        self._verdicts.clear()
        self.judged.emit()


def _settle(done: "Future[T]", then: Callable[[T], object]) -> None:
    if not done.cancelled():
        _ = then(done.result())
