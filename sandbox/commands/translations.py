"""Viết lại danh mục tiếng Anh của giao diện sau khi thêm hoặc sửa câu."""

import argparse

from sandbox import catalogue


def run(args: list[str]) -> int:
    """Adds new sentences without translation, drops those that are gone, compiles the rest."""
    argparse.ArgumentParser("dvc-sandbox translations", description=__doc__).parse_args(args)
    found = catalogue.renewed(catalogue.translated())
    catalogue.PO.parent.mkdir(parents=True, exist_ok=True)
    catalogue.PO.write_bytes(catalogue.as_text(found))
    catalogue.PO.with_suffix(".mo").write_bytes(catalogue.compiled(found))
    missing = [message.id for message in found if message.id and not message.string]
    print(f"{len(list(found)) - 1} câu, {len(missing)} câu chưa có tiếng Anh.")
    return 0
