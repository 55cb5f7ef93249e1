"""Wrong cells, rows and files: each is named with its row, its column and what to do."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from sandbox.rosters import BYTES_MAX, Unreadable, read_file, read_text

TODAY = date(2026, 9, 5)
HEADING = "STT\tMã học sinh\tHọ và tên\tNgày sinh"
GOOD = "1\t0512345601\tNguyễn Thị Ánh\t05/03/2011"


def read(*rows):
    return read_text("\n".join([HEADING, GOOD, *rows]), TODAY)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("2\t\tTrần Bảo\t17/11/2011", "Mã học sinh", "Còn trống"),
        ("2\t5,12E+11\tTrần Bảo\t17/11/2011", "Mã học sinh", "bị Excel làm tròn"),
        ("2\t#N/A\tTrần Bảo\t17/11/2011", "Mã học sinh", "không giống mã học sinh"),
        ("2\t0512345602\t\t17/11/2011", "Họ và tên", "Còn trống"),
        ("2\t0512345602\tTrần Bảo 2\t17/11/2011", "Họ và tên", "ký tự “2”"),
        ("2\t0512345602\t=HYPERLINK(A1)\t17/11/2011", "Họ và tên", "ký tự “=”"),
        ("2\t0512345602\tNguyÔn V¨n An\t17/11/2011", "Họ và tên", "phông chữ cũ"),
        ("2\t0512345602\tTrần Bảo\t17/11/11", "Ngày sinh", "hai chữ số"),
        ("2\t0512345602\tTrần Bảo\t31/04/2011", "Ngày sinh", "Không có ngày 31/04/2011"),
        ("2\t0512345602\tTrần Bảo\t29/02/2011", "Ngày sinh", "Không có ngày 29/02/2011"),
        ("2\t0512345602\tTrần Bảo\t11/17/2011", "Ngày sinh", "Có phải là 17/11/2011?"),
        ("2\t0512345602\tTrần Bảo\t2011", "Ngày sinh", "chỉ có năm"),
        ("2\t0512345602\tTrần Bảo\t40618", "Ngày sinh", "là số, không phải ngày"),
        ("2\t0512345602\tTrần Bảo\t17/11/2031", "Ngày sinh", "không thể là ngày sinh"),
        ("2\t0512345602\tTrần Bảo\t05/03/20111", "Ngày sinh", "Không hiểu"),
        ("2\t0512345602\tTrần Bảo\t31/02/2011", "Ngày sinh", "Không có ngày 31/02/2011"),
        ("2\t0512345602\t" + "N" * 400 + "\t", "Họ và tên", "Dài hơn 100 chữ"),
        ("2\t0512345602\tTrần Bảo\ttháng ba", "Ngày sinh", "Không hiểu"),
        ("2\t0512345601\tTrần Bảo\t17/11/2011", "Mã học sinh", "đã có ở dòng 2"),
    ],
)
def test_a_wrong_cell_is_named_by_row_column_and_reason(row, column, words):
    roster = read(row)
    assert not roster.usable
    assert [(problem.row, problem.column) for problem in roster.problems] == [(3, column)]
    assert words in roster.problems[0].message


def test_every_wrong_row_is_named_not_only_the_first():
    roster = read("2\t\tTrần Bảo\t17/11/11", "3\t0512345603\tĐặng Hòa\t32/01/2011")
    assert [(problem.row, problem.column) for problem in roster.problems] == [
        (3, "Mã học sinh"),
        (3, "Ngày sinh"),
        (4, "Ngày sinh"),
    ]


def test_the_same_name_and_birth_date_is_a_second_look_not_a_refusal():
    roster = read("2\t0512345602\tNguyễn Thị Ánh\t05/03/2011")
    assert roster.usable
    assert "dòng 2" in roster.warnings[0].message


def test_a_code_that_lost_its_zero_is_pointed_out():
    roster = read("2\t512345602\tTrần Bảo\t", "3\t0512345603\tĐặng Hòa\t")
    assert roster.usable
    assert "bỏ số 0 ở đầu" in roster.warnings[0].message


def test_a_birth_date_may_be_left_out():
    assert read("2\t0512345602\tTrần Bảo\t").rows[1].birth_date is None


def test_repeated_or_missing_stt_becomes_the_order_of_the_list():
    assert [row.seat for row in read("1\t0512345602\tTrần Bảo\t").rows] == [1, 2]


def test_names_of_other_peoples_of_vietnam_are_accepted():
    roster = read("2\tA2\tH'Hen Niê\t", "3\tA3\tY Blô Êban\t", "4\tA4\tĐinh Thị Bơ-rai\t")
    assert roster.problems == ()


def test_a_list_without_codes_says_which_column_is_missing():
    roster = read_text("STT\tHọ và tên\tNgày sinh\n1\tTrần Bảo\t17/11/2011", TODAY)
    assert "Mã học sinh" in roster.problems[0].message


@pytest.mark.parametrize("text", ["xin chào thầy cô", "1\t2\t3", "a\nb\nc"])
def test_text_that_is_no_list_says_which_columns_it_wants(text):
    assert "Họ và tên" in read_text(text, TODAY).problems[0].message


def test_a_heading_alone_has_no_students():
    assert "chưa có học sinh nào" in read_text(HEADING, TODAY).problems[0].message


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def workbook(rows=()):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def with_part(name, data):
    file = io.BytesIO(workbook([["STT"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
FILES = {
    "empty": (b"", "Tệp rỗng"),
    "blanks": (b" \r\n ", "Tệp rỗng"),
    "too many bytes": (b"a" * (BYTES_MAX + 1), "lớn hơn 5 MB"),
    "old Excel": (OLE, "kiểu cũ (.xls"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "macro"),
    "a Word file": (package(word__document="<w/>"), "không phải bảng tính Excel"),
    "half a workbook": (workbook()[:800], "bị hỏng"),
    "a workbook of nonsense": (package(**{"xl/workbook.xml": "<a>"}), "bị hỏng"),
    "a zip bomb": (with_part("xl/media.bin", b"\0" * 20_000_000), "quá lớn"),
    "much markup": (with_part("xl/x.xml", b"<a>" + b" " * 4_000_000), "quá lớn"),
    "markup called a picture": (with_part("xl/media/x.png", b"<a>" + b" " * 4_000_000), "quá lớn"),
    "endless styles": (with_part("xl/styles2.xml", b"<a>" + b" " * 1_100_000), "quá lớn"),
    "too many parts": (
        package(**{f"xl/{n}.xml": "" for n in range(600)}, **{"xl/workbook.xml": ""}),
        "quá lớn",
    ),
    "endless lines": (b"a\tb\n" * 10_000, "2.000 dòng"),
    "entities": (with_part("xl/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "phần lạ"),
    "entities in UTF-16": (with_part("xl/x.xml", "<!DOCTYPE a><a/>".encode("utf-16")), "phần lạ"),
    "entities further down": (with_part("xl/x.xml", b" " * 65_532 + b"<!DOCTYPE a><a/>"), "phần lạ"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PDF hoặc ảnh"),
    "a PDF": (b"%PDF-1.7\n", "PDF hoặc ảnh"),
    "a web page named .xls": (b"<html><table><tr><td>STT", "trang web"),
    "old letters": ("Nguyễn".encode("cp1258", "ignore") + b"\xca", "Unicode"),
    "bytes": (bytes(range(256)), "Unicode"),
    "a workbook without rows": (workbook(), "không có dòng nào"),
    "one quote too many": (
        b'STT\tM\xc3\xa3 HS\tH\xe1\xbb\x8d t\xc3\xaan\tGhi ch\xc3\xba\n1\t1\tAn\t"a\n2\t2\tAn\t',
        "Dòng 2",
    ),
    "an endless cell": (b"STT\tM\xc3\xa3 HS\n1\t" + b"a" * 200_000, "Dòng 2 có ô quá dài"),
    "old letters of a whole list": (
        "STT;Mã HS;Họ và tên\n1;001;Nguyễn".encode("cp1258", "replace"),
        "Excel Workbook",
    ),
    "10,000 rows": (workbook([["Họ và tên", "Mã HS"], *[["An", 1]] * 10_000]), "2.000 dòng"),
    "more than 2,000 rows": (workbook([["Họ và tên", "Mã HS"], *[["An", 1]] * 2001]), "2.000 dòng"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_the_wrong_kind_is_refused_in_one_sentence(kind):
    data, words = FILES[kind]
    with pytest.raises(Unreadable, match=words.replace("(", r"\(").replace(".", r"\.")):
        read_file(data, TODAY)


def test_a_package_that_lies_about_its_size_is_refused():
    data = bytearray(with_part("xl/media.bin", b"\0" * 20_000_000))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read_file(bytes(data), TODAY)


def test_pictures_in_a_list_do_no_harm():
    data = with_part("xl/media/logo.png", b"\x89PNG\r\n\x1a\n" + bytes(4_000_000))
    assert read_file(data, TODAY).problems


def test_a_flood_of_marks_in_one_cell_is_only_a_wrong_name():
    assert "Họ và tên" in read("2\t0512345602\ta" + "\u0301\u0316" * 60_000 + "\t").problems[0].column


def test_a_cell_far_away_does_not_make_the_list_endless():
    book, file = Workbook(), io.BytesIO()
    for row in (["Mã HS", "Họ và tên"], ["A1", "Trần Bảo"]):
        book.active.append(row)
    book.active["XFD1048576"] = "x"
    book.save(file)
    assert len(read_file(file.getvalue(), TODAY).rows) == 1


def test_a_row_with_an_endless_word_is_read_at_once():
    rows, file = [["Mã HS", "Họ và tên"], ["A1", "Trần Bảo"]], io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<row ", b"<row x=\"'" + b"a" * 1_000_000 + b'" ', 1)
            new.writestr(name, data)
    assert len(read_file(file.getvalue(), TODAY).rows) == 1
