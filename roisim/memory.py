"""What was worked out lately is kept, all of it within one budget of bytes; nobody can write into what is kept.

>>> @remember
... def squares(count: int) -> np.ndarray:
...     return np.arange(count) ** 2
>>> squares(4) is squares(4), squares(4).flags.writeable
(True, False)
"""

import ctypes
import os
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import wraps
from threading import Lock
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
T = TypeVar("T")
SETTING = "ROISIM_MEMORY_MB"
DEFAULT_MB = 256
_CASE = 4096  # bytes, about, of the texts in a frozen part of a key
_BESIDE = 1024  # bytes of what is kept beside its arrays and texts: objects


class Memory:
    """Values by key within `room` bytes; those not asked for longest go first."""

    def __init__(self, room: int) -> None:
        """Begin with nothing."""
        self.room, self.size = room, 0
        self._door = Lock()
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._making: dict[Hashable, tuple[Lock, int]] = {}

    def find(self, key: Hashable) -> Any:
        """The value of a key; None where there is none, or no longer."""
        with self._door:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: Hashable, value: T) -> T:
        """Keep a value, in place of what there was, and let nobody write into it. Returns it."""
        held: dict[int, int] = {}
        value = _sealed(value, held)
        size = _BESIDE + _of_key(key) + sum(held.values())
        with self._door:
            self._drop(key)
            self._kept[key] = value, size
            self.size += size
            while self.size > self.room:
                self._drop(next(iter(self._kept)))
        return value

    @contextmanager
    def alone(self, key: Hashable) -> Iterator[None]:
        """One at a time for a key: who comes while it is being made waits, and then finds it."""
        with self._door:
            lock, waiting = self._making.get(key, (Lock(), 0))
            self._making[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._door:
                lock, waiting = self._making[key]
                self._making[key] = lock, waiting - 1
                if waiting == 1:
                    del self._making[key]

    def forget(self) -> None:
        """Let go of everything."""
        with self._door:
            self._kept.clear()
            self.size = 0

    def values(self) -> list[Any]:
        """All that is kept, oldest first."""
        with self._door:
            return [value for value, _ in self._kept.values()]

    def _drop(self, key: Hashable) -> None:
        if key in self._kept:
            self.size -= self._kept.pop(key)[1]


def _of_key(key: Hashable) -> int:
    """The bytes of a key: of its words, and of a case by and large, for to go through all its texts takes a while."""
    if isinstance(key, tuple):
        return sum(map(_of_key, key))
    return len(key) if isinstance(key, str) else _CASE if is_dataclass(key) else 0


def _sealed(value: Any, held: dict[int, int]) -> Any:
    """A value into which nobody can write: its arrays locked, its tables read-only.

    held: what each array and text in it takes, in bytes, by identity: what is told twice is there once.
    """
    if isinstance(value, str):
        held[id(value)] = len(value)
    elif isinstance(value, np.ndarray):
        whole = value.base if isinstance(value.base, np.ndarray) else value
        value.flags.writeable = whole.flags.writeable = False
        held[id(whole)] = whole.nbytes
    elif isinstance(value, Mapping):
        return MappingProxyType({key: _sealed(each, held) for key, each in value.items()})
    elif isinstance(value, tuple | list):
        for each in value:
            _sealed(each, held)
    elif is_dataclass(value):
        for name, each in vars(value).copy().items():  # another visitor may ask for what it works out when asked
            sealed = _sealed(each, held)
            if sealed is not each:
                object.__setattr__(value, name, sealed)
    return value


def budget() -> int:
    """The bytes that all caches of a process share: of the setting ROISIM_MEMORY_MB, else 256 MB."""
    asked = os.environ.get(SETTING, "")
    return (int(asked) if asked.isascii() and asked.isdigit() else DEFAULT_MB) * 2**20


# M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of glibc's malloc.h: heaps; bytes of what is asked of the system by
# itself; free bytes above which the heap gives some back.
_HEAP = {-8: 1, -3: 32 * 2**20, -1: 64 * 2**20}
MEMORY = Memory(budget())  # the only one there is in a process


def keep_heap() -> None:
    """Have the C library serve all threads of a long process from one heap, and keep what is freed for the next.

    Every run of a page is a thread of its own. By default threads share eight heaps a processor, each of which grows to
    what its largest runs needed: 100 MB with fifty visitors, and nothing won, for they are served in turn. And what a
    series leaves, a megabyte each, goes back to the system at once: half of the time of recording one is asking for it
    again.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        for setting, value in _HEAP.items():
            library.mallopt(setting, value)


def remember(function: Callable[P, T]) -> Callable[P, T]:
    """A function of hashable arguments whose answers are kept in MEMORY. It never answers None."""

    @wraps(function)
    def remembering(*arguments: P.args, **named: P.kwargs) -> T:
        key = (function, arguments, *sorted(named.items()))
        found: T | None = MEMORY.find(key)
        if found is None:
            with MEMORY.alone(key):
                found = MEMORY.find(key)
                if found is None:
                    found = MEMORY.keep(key, function(*arguments, **named))
        return found

    return remembering
