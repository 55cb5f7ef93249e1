"""What an officer fills in about a petition: its sort, the letter, whether everybody may read it."""

from wtforms import Form, RadioField, TextAreaField, ValidationError

from fixtures.eform import clean, field_error
from fixtures.eform_fields import FormField
from fixtures.petition_sorts import ANSWER_MAX, TAKEN, gaps, load_sorts
from sandbox.operations.onestop.petitions import GAPS, NO_ANSWER, NO_SORT

CHOOSE = "Em chọn công khai hoặc không công khai."
TEXT = FormField(
    name="answer",
    label="Thư trả lời",
    type="textarea",
    step="to-khai",
    group="",
    required=False,
    max_length=ANSWER_MAX,
)


class AnswerForm(Form):
    sort = RadioField("Đây là loại ý kiến nào?", validate_choice=False)
    answer = TextAreaField(
        "Thư trả lời",
        filters=[lambda raw: clean(TEXT, raw or "")],
        description=f"Em viết cho người gửi đọc. Tối đa {ANSWER_MAX} ký tự.",
    )
    publish = RadioField(
        "Có công khai không?",
        choices={"yes": "Công khai trên cổng", "no": "Không công khai"},
        validate_choice=False,
    )

    def validate_sort(self, field: RadioField) -> None:
        if field.data not in load_sorts():
            field.data = None
            raise ValidationError(NO_SORT)

    def validate_answer(self, field: TextAreaField) -> None:
        left = gaps(field.data)
        problem = field_error(TEXT, field.data, {}) or ("" if field.data else NO_ANSWER)
        if problem or left:
            raise ValidationError(problem or GAPS % {"gap": left[0]})

    def validate_publish(self, field: RadioField) -> None:
        if self.sort.data == TAKEN and field.data not in ("yes", "no"):
            raise ValidationError(CHOOSE)
