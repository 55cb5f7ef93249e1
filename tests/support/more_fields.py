"""A place, a choice within a choice, a table and a sum of money, to be put behind an e-form."""

from fixtures.eform_fields import FormField

HOME = "Phường Lê Lợi, Thành phố Quy Nhơn, Tỉnh Bình Định"
LEVELS = ("Tỉnh Bình Định", "Thành phố Quy Nhơn", "Phường Lê Lợi")
FEE, LEVEL, GRADE, HOUSE, PEOPLE = (
    FormField.model_validate({"step": "to-khai", "group": "Thử thêm", **keys})
    for keys in (
        {"name": "fee", "label": "Số tiền", "type": "money", "minimum": 1000},
        {
            "name": "level",
            "label": "Cấp học",
            "type": "select",
            "options": [{"value": "thcs", "label": "THCS"}, {"value": "thpt", "label": "THPT"}],
        },
        {
            "name": "grade",
            "label": "Khối lớp",
            "type": "select",
            "within": "level",
            "options": [
                {"value": "6", "label": "Lớp 6", "only_for": "thcs"},
                {"value": "10", "label": "Lớp 10", "only_for": "thpt"},
                {"value": "other", "label": "Khác"},
            ],
        },
        {"name": "house", "label": "Nơi ở của gia đình", "type": "place"},
        {
            "name": "people",
            "label": "Người cùng đi",
            "type": "table",
            "maximum": 3,
            "columns": [
                {"name": "name", "label": "Họ và tên", "type": "name"},
                {"name": "born", "label": "Ngày sinh", "type": "date"},
                {
                    "name": "kin",
                    "label": "Quan hệ",
                    "type": "select",
                    "required": False,
                    "options": [{"value": "con", "label": "Con"}, {"value": "chau", "label": "Cháu"}],
                },
            ],
        },
    )
)
FIELDS = (FEE, LEVEL, GRADE, HOUSE, PEOPLE)
RIGHT = {
    "fee": "8.000",
    "level": "thpt",
    "grade": "10",
    "house": HOME,
    "people": '[["Lê An","5/3/2014","con"]]',
}
