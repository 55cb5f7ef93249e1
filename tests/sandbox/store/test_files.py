"""Files are kept once, whole, under the name of their content."""

import errno

import pytest

from sandbox.store.files import FileStore


def test_the_same_paper_is_kept_once(tmp_path):
    store = FileStore(tmp_path)
    assert store.put(b"giay to") == store.put(b"giay to")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert store.get(store.put(b"giay to")) == b"giay to"


def test_a_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    store = FileStore(tmp_path)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(b"giay to")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
