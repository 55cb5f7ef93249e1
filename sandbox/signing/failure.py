"""What it is called when a file cannot be signed."""


class SigningFailed(Exception):
    """The practice authority or the signature could not be made; the message says why."""
