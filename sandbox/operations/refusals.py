"""Why an operation did not happen, in a sentence for the person who asked. Nothing was changed."""

from fixtures.eform import FormatError

HELD = "Thầy cô đang tạm dừng cả lớp. Em chờ một chút rồi làm tiếp nhé."
TOO_OFTEN = "Sai quá nhiều lần. Em đợi %(seconds)s giây rồi thử lại nhé."


class Refused(Exception):
    """The rules do not allow it now; the message says why and what to do.

    A message with `values` carries them apart, as "… %(name)s …", so that it can be said in another language.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message % values if values else message)


class SignedOut(Refused):
    """The persona has left the portal's account."""

    def __init__(self) -> None:
        super().__init__("Vui lòng đăng nhập để tiếp tục.")


class DraftsFull(Refused):
    """The account keeps as many drafts as the portal allows."""


class Paused(Refused):
    """The teacher has stopped the whole class for a while; drafts are kept meanwhile."""

    def __init__(self) -> None:
        super().__init__(HELD)


class TooManyTries(Refused):
    """A secret was wrong too often; `seconds` until the next try."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(TOO_OFTEN, seconds=seconds)


class Incomplete(Refused):
    """The dossier has format errors: nothing was filed and no attempt was spent."""

    def __init__(self, errors: tuple[FormatError, ...]) -> None:
        self.errors = errors
        super().__init__("Hồ sơ còn chỗ chưa đúng. Ông/bà xem lại các mục được nêu rồi nộp lại.")
