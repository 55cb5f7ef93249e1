"""What the portal's account knows of its citizen."""

from sandbox.web.access import persona
from sandbox.web.context import attempt, reading, variant
from sandbox.web.portal.account import with_account
from sandbox.web.portal.frame import blueprint, page

KNOWN = (
    ("Họ và tên", "full_name"),
    ("Số định danh cá nhân", "id_number"),
    ("Ngày sinh", "birth_date"),
    ("Giới tính", "gender"),
    ("Dân tộc", "ethnicity"),
    ("Số điện thoại", "phone"),
    ("Email", "email"),
    ("Nơi cư trú", "address"),
    ("Tổ chức", "organisation.name"),
    ("Mã số thuế", "organisation.tax_code"),
)


@blueprint.get("/tai-khoan")
@persona
@with_account
def profile() -> str:
    values = variant(attempt(reading())).values
    return page(
        "profile.html",
        lines=[(label, values[f"me.{key}"]) for label, key in KNOWN if values.get(f"me.{key}")],
    )
