"""What can be wrong with the input, said before any training starts."""


class DataError(Exception):
    """A fault of the data: what was found, what was expected, and how to mend it."""

    def __init__(self, subject: str, *, found: str, expected: str, remedy: str) -> None:
        """Compose one message of four parts."""
        super().__init__(f"{subject}: found {found}, expected {expected}. {remedy}")
        self.subject = subject
